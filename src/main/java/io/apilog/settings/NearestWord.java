package io.apilog.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that a misspelt one most likely stands for. */
public final class NearestWord {
    private static final int LONGEST = 64;

    private NearestWord() {}

    /**
     * The candidate with the fewest slips (a letter too many, missing, wrong, or two swapped); none where even that one needs more
     * than a third of the word's letters. Case does not count, and {@code -} is as good as {@code _}.
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        int fewest = Math.max(1, word.length() / 3) + 1;
        String nearest = null;
        for (String candidate : candidates) {
            int slips = distance(folded(word), folded(candidate));
            if (slips < fewest) {
                fewest = slips;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Damerau and Levenshtein's distance in the restricted form: no part of a word is edited twice. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                least = Math.min(least, cost[i - 1][j - 1] + wrong);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
