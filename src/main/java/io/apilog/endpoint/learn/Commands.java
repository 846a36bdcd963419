package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.name.OwnThings;
import io.apilog.endpoint.path.Octets;

/**
 * Words that say what is to be done, as an API has them in a row: {@code PUT /player/pause}, {@code POST /player/next}. They have no digit, and
 * nothing comes behind them. Behind a plural what is put are things.
 */
final class Commands {
    /** So many names behind a word that names who asks or what is asked are values for certain. */
    private static final int MORE_THAN_WORDS = 24;

    private Commands() {}

    /** Whether most names in a place are such words. */
    static boolean areMost(SegmentNode place) {
        boolean ofThings = place.plural() && !place.singular();
        int[] counts = new int[2];
        place.forEachChild((name, child) -> {
            if (Subtrees.isName(child)) {
                counts[0]++;
                boolean sent = child.children() == 0 && (child.written() || child.stored() && !ofThings);
                counts[1] += sent && isWord(name) ? 1 : 0;
            }
        });
        return 2 * counts[1] > counts[0];
    }

    /** Whether so few names stand behind a word for who asks or what is asked that they are as likely words of an API. */
    static boolean mayBe(SegmentNode place) {
        return place.names() < MORE_THAN_WORDS && OwnThings.isOne(place.name());
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
