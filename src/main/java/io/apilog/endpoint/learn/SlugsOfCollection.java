package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names with a dash behind a word in the plural, only read and with no ids behind them: people call things so, {@code /podcasts/green-velvet}.
 * Developers put few words there, and most of one word. Elsewhere, too, where the same one word comes behind many of them, {@code
 * /s3/green-velvet/restore}.
 */
final class SlugsOfCollection {
    private static final int FEWEST = 6;

    /** The part of the names that must have a dash, in per cent. */
    private static final int MOST = 75;

    /** So many elsewhere, with the same word and nothing else behind them. */
    private static final int FEWEST_ELSEWHERE = 10;

    private int names;
    private int slugs;
    private boolean others;
    private byte @Nullable [] word;
    private int withWord;
    private boolean otherWords;

    private SlugsOfCollection(SegmentNode place) {
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                names++;
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
    static boolean hasDash(byte[] name) {
        for (int i = 1; i < name.length - 1; i++) {
            if (name[i] == '-') {
                return true;
            }
        }
        return false;
    }

    /** Whether the names in a place are values. */
    static boolean areIn(SegmentNode place) {
        if (place.kinds().names() < FEWEST
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || place.isFront()
                || place.isHome()) {
            return false;
        }
        SlugsOfCollection all = new SlugsOfCollection(place);
        return 100 * all.slugs >= MOST * all.names && (place.isCollection() ? !all.others : all.haveOneWord());
    }

    private boolean haveOneWord() {
        return withWord >= FEWEST_ELSEWHERE && !otherWords;
    }
}
