package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.name.CollectionNames;
import io.apilog.endpoint.learn.name.OwnThings;
import io.apilog.endpoint.learn.name.ValueEndings;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.SliceMap;

/**
 * What can be done with the things in one place. First, where a colon stands in front of it: {@code paper:send}, {@code ink:send}. Where half of these
 * are called as collections are, {@code adGroups:mutate}, and no collection's name stands before them, they are an API's words.
 *
 * <p>Then, commands as an API has them in a row: {@code PUT /player/pause}, {@code POST /player/next}. They have no digit, and nothing comes behind
 * them. Behind a plural what is put are things.
 */
final class Methods {
    /** Behind so many things the same method is one of a kind of things. */
    private static final int FEWEST = 3;

    /** So many are things whatever they are called. */
    private static final int ANY = 96;

    /** So many names behind a word that names who asks or what is asked are values for certain. */
    private static final int MORE_THAN_WORDS = 24;

    /** One in so many commands is of another method than most. */
    private static final int MIXED = 8;

    private final SliceMap<int[]> things = new SliceMap<>();
    private int most;

    Methods(SegmentNode place) {
        place.forEachChild((name, child) -> {
            int colon = child.isName() ? ValueEndings.method(name, 0, name.length) : -1;
            if (colon > 0) {
                int[] count = things.get(name, colon, name.length);
                if (count == null) {
                    count = new int[2];
                    things.add(name, colon, name.length, count);
                }
                count[0]++;
                count[1] += CollectionNames.isOne(name, 0, colon) ? 1 : 0;
            }
        });
        boolean collection = place.look().plural();
        things.removeIf((method, count) -> !collection && count[0] < ANY && 2 * count[1] >= count[0]);
        things.forEach((method, count) -> most = Math.max(most, count[0]));
    }

    /** Behind how many things the method stands that stands behind most. */
    int most() {
        return most;
    }

    /** Whether the method of a name is one of the things that are values in a place. */
    boolean isShared(byte[] name, SegmentNode place) {
        int colon = ValueEndings.method(name, 0, name.length);
        if (colon < 0) {
            return false;
        }
        int[] count = things.get(name, colon, name.length);
        return count != null && count[0] >= FEWEST || isKnown(name, place);
    }

    /** Whether the method was found to be one before. */
    private static boolean isKnown(byte[] name, SegmentNode place) {
        SegmentNode param = place.param();
        byte[] all = param == null ? name : ValueEndings.of(param.name(), name);
        return param != null && place.child(all, 0, all.length) != null;
    }

    /**
     * Whether most names in a place are commands. Where all names are sent to by one method they may as well be what one command is for: {@code PUT
     * /deregister/web}.
     */
    static boolean areCommands(SegmentNode place) {
        boolean ofThings = place.look().plural() && !place.look().singular();
        int[] sent = new int[1];
        int[] byMethod = new int[3];
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                boolean put = child.stored() && !ofThings;
                byMethod[child.written() ? 0 : put ? 1 : 2]++;
                sent[0] += child.children() == 0 && (child.written() || put) && isWord(name) ? 1 : 0;
            }
        });
        int names = byMethod[0] + byMethod[1] + byMethod[2];
        int most = Math.max(byMethod[0], Math.max(byMethod[1], byMethod[2]));
        return 2 * sent[0] > names && names - most >= Math.max(2, names / MIXED);
    }

    /** Whether so few names stand behind a word for who asks or what is asked that they are as likely words of an API. */
    static boolean mayBeCommands(SegmentNode place) {
        return place.kinds().names() < MORE_THAN_WORDS && OwnThings.isOne(place.name());
    }

    private static boolean isWord(byte[] name) {
        for (byte octet : name) {
            if (!Octets.isLetter(octet) && octet != '-' && octet != '_') {
                return false;
            }
        }
        return true;
    }
}
