package io.apilog.settings;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Collects what is wrong, so that one start shows as much as one pass can find. */
public final class Problems {
    /** More are not shown: the first ones usually explain the rest. */
    static final int MOST_SHOWN = 20;

    private static final int MOST_KEPT = 1000;

    private static final Comparator<Problem> BY_PLACE = comparing(
                    (Problem problem) -> problem.place().line() == 0)
            .thenComparing(problem ->
                    problem.place().line() == 0 ? "" : problem.place().origin())
            .thenComparingInt(problem -> problem.place().line())
            .thenComparing(Problem::place, comparingInt(Place::column));

    /** A set: what an alias repeats is wrong once. */
    private final Set<Problem> kept = new LinkedHashSet<>();

    private final Function<String, Optional<String>> whereabouts;
    private int found;

    /** None yet, of a file whose keys are known to its reader alone. */
    public Problems() {
        this(key -> Optional.empty());
    }

    /**
     * None yet.
     *
     * @param whereabouts says of a key that is unknown where it stands where it belongs
     */
    public Problems(Function<String, Optional<String>> whereabouts) {
        this.whereabouts = whereabouts;
    }

    /** Where a key belongs that is unknown where it stands. */
    Optional<String> whereabouts(String key) {
        return whereabouts.apply(key);
    }

    /** Adds one, once. */
    public void add(Place place, String message) {
        if (kept.size() == MOST_KEPT || kept.add(new Problem(place, message))) {
            found++;
        }
    }

    /** Complaints about one setting: each message begins with its path. */
    public Report about(String path) {
        return new Report(this, path + ": ");
    }

    /** Complaints about a setting that its place names well enough, such as a flag. */
    public Report plain() {
        return new Report(this, "");
    }

    /** Whether nothing is wrong until now. */
    public boolean none() {
        return found == 0;
    }

    /**
     * Shows the first ones, file by file in the order of their lines.
     *
     * @throws ConfigException if anything is wrong
     */
    public void throwIfAny() throws ConfigException {
        if (found > 0) {
            throw exception();
        }
    }

    /** What says them; there is at least one. */
    public ConfigException exception() {
        List<Problem> shown =
                new ArrayList<>(kept.stream().sorted(BY_PLACE).limit(MOST_SHOWN).toList());
        if (found > shown.size()) {
            Place first = shown.get(0).place();
            shown.add(new Problem(Place.of(first.origin()), "and " + (found - shown.size()) + " more problems"));
        }
        return new ConfigException(shown);
    }

    /** Where one setting's complaints go. */
    public record Report(Problems problems, String subject) {
        public void at(Place place, String message) {
            problems.add(place, subject + message);
        }

        /** The usual complaint: what would do, and what is there. */
        public void unexpected(Node node, String expected) {
            at(node.place(), "expected " + expected + ", found " + node.described());
        }
    }
}
