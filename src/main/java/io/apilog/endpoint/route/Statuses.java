package io.apilog.endpoint.route;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The statuses that an operation is said to answer: codes, classes as {@code 4XX}, {@code default}. Immutable, for any thread. */
public final class Statuses {
    /** Says nothing. */
    public static final Statuses NONE = new Statuses(new BitSet(), new BitSet(), false);

    private static final Pattern CODE = Pattern.compile("[1-5][0-9][0-9]");
    private static final Pattern CLASS = Pattern.compile("[1-5][Xx][Xx]");
    private static final String DEFAULT = "default";

    private final BitSet codes;
    private final BitSet classes;
    private final boolean others;

    private Statuses(BitSet codes, BitSet classes, boolean others) {
        this.codes = codes;
        this.classes = classes;
        this.others = others;
    }

    /** What a key of {@code responses} says, if it is a status: {@code 200}, {@code 4XX}, {@code default}. */
    public static Optional<Statuses> of(String key) {
        BitSet codes = new BitSet();
        BitSet classes = new BitSet();
        if (CODE.matcher(key).matches()) {
            codes.set(Integer.parseInt(key));
        } else if (CLASS.matcher(key).matches()) {
            classes.set(key.charAt(0) - '0');
        } else if (!key.equals(DEFAULT)) {
            return Optional.empty();
        }
        return Optional.of(new Statuses(codes, classes, key.equals(DEFAULT)));
    }

    /** All that either says. */
    public Statuses and(Statuses other) {
        BitSet allCodes = (BitSet) codes.clone();
        allCodes.or(other.codes);
        BitSet allClasses = (BitSet) classes.clone();
        allClasses.or(other.classes);
        return new Statuses(allCodes, allClasses, others || other.others);
    }

    /** Whether a status is said to come: by its code, its class or {@code default}. In constant time. */
    public boolean has(int status) {
        return others || (status >= 0 && (codes.get(status) || classes.get(status / 100)));
    }

    /** Whether nothing is said, so that nothing can be held against it. */
    public boolean isEmpty() {
        return codes.isEmpty() && classes.isEmpty() && !others;
    }

    /** Whether {@code default} stands for all that is not said. */
    public boolean hasDefault() {
        return others;
    }

    /** The codes that are said one by one, ascending. */
    public List<Integer> codes() {
        return codes.stream().boxed().toList();
    }

    /** The classes that are said, by their first digit, ascending. */
    public List<Integer> classes() {
        return classes.stream().boxed().toList();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Statuses other
                && codes.equals(other.codes)
                && classes.equals(other.classes)
                && others == other.others;
    }

    @Override
    public int hashCode() {
        return 31 * codes.hashCode() + classes.hashCode() + (others ? 1 : 0);
    }

    @Override
    public String toString() {
        return codes + " " + classes + (others ? " " + DEFAULT : "");
    }
}
