package io.apilog.metrics;

import io.apilog.endpoint.route.Statuses;
import io.apilog.metrics.label.LabelSet;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** How the label {@code status} tells requests apart. */
public enum StatusLabel {
    /** The three digits. */
    CODE,
    /** {@code 2xx}. */
    CLASS,
    /** The label is left out. */
    NONE;

    /** What no status is packed as. */
    public static final int NO_STATUS = 0;

    /** The word for it in a configuration and in what is saved. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a word names, in small letters or capitals. */
    public static Optional<StatusLabel> of(String word) {
        return Arrays.stream(values())
                .filter(label -> label.text().equalsIgnoreCase(word))
                .findFirst();
    }

    /** A status, 0 for none, as it is packed into a {@link LabelSet}: itself, its first digit, or nothing. */
    public int packed(int status) {
        return switch (this) {
            case CODE -> status;
            case CLASS -> classOf(status);
            case NONE -> NO_STATUS;
        };
    }

    /** The statuses that a document names, as they are packed; a class of them is one only where the label is a class. */
    public SortedSet<Integer> known(Statuses statuses) {
        SortedSet<Integer> packed = new TreeSet<>();
        statuses.codes().forEach(code -> packed.add(packed(code)));
        if (this == CLASS) {
            packed.addAll(statuses.classes());
        }
        return packed;
    }

    /** The class of a packed status: 1 to 9, or 0 for none. A class stays what it is. */
    public static int classOf(int packed) {
        return packed < 10 ? packed : packed / 100;
    }

    /** The value of the label for a packed status: {@code 404}, {@code 4xx} or {@code none}. */
    public static String text(int packed) {
        if (packed == NO_STATUS) {
            return "none";
        }
        return packed < 10 ? packed + "xx" : Integer.toString(packed);
    }
}
