package io.apilog.endpoint.learn.given;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names with a dash behind a word in the plural, only read, with no ids beside or behind them, and always new ones among them: people call things
 * so, {@code /podcasts/green-velvet}. Developers put few words there, {@code /orders/bulk-update}. Elsewhere, too, where the same one word comes behind many of them, {@code
 * /s3/green-velvet/restore}.
 */
public final class SlugsOfCollection {
    private static final int FEWEST = 16;

    /** The part of the names that must have a dash, in per cent. */
    private static final int MOST = 75;

    /** So many elsewhere, with the same word and nothing else behind them. */
    private static final int FEWEST_ELSEWHERE = 16;

    private final NewNames all = new NewNames();
    private int slugs;
    private boolean others;
    private byte @Nullable [] word;
    private int withWord;
    private boolean otherWords;

    private SlugsOfCollection(SegmentNode place) {
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                all.add(child);
                slugs += hasDash(name) ? 1 : 0;
                others |= child.written() || child.id() != null;
                child.forEachChild((next, behind) -> addWord(next));
            }
        });
    }

    private void addWord(byte[] next) {
        word = word == null ? next : word;
        withWord++;
        otherWords |= !Arrays.equals(word, next);
    }

    /** Whether there is a dash between other signs. */
    public static boolean hasDash(byte[] name) {
        for (int i = 1; i < name.length - 1; i++) {
            if (name[i] == '-') {
                return true;
            }
        }
        return false;
    }

    /** Whether the names in a place are values. */
    public static boolean areIn(SegmentNode place) {
        if (place.kinds().names() < FEWEST
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || place.id() != null
                || place.isFront()
                || place.isHome()) {
            return false;
        }
        SlugsOfCollection here = new SlugsOfCollection(place);
        return here.areSlugs() && (place.isCollection() ? !here.others : here.haveOneWord());
    }

    private boolean areSlugs() {
        return all.areMany(FEWEST) && 100 * slugs >= MOST * all.names();
    }

    private boolean haveOneWord() {
        return withWord >= FEWEST_ELSEWHERE && !otherWords;
    }
}
