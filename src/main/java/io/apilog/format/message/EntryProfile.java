package io.apilog.format.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the entries of a file have in common, and by that which of its lines only speak of a request: of one that the program made of
 * another, of a limit that was met, of an answer that was slow, or of a failure. Such a line stands under other words than the entries do
 * <em>and</em> something else tells it from them: a whole address where they have a path, nothing measured where they have a duration or
 * a size, or that each of them repeats an entry beside it. Other words alone do not: a logger may say {@code request failed} of the
 * requests that fail and {@code request completed} of the others.
 *
 * <p>Never changes once it is made.
 */
public final class EntryProfile {
    /** A profile by which every line is an entry. */
    public static final EntryProfile NONE = new EntryProfile(Set.of(), Set.of(), 0, false, 0, 0, false);

    private static final double NEARLY_ALL = 0.95;

    /** Within so many lines stand two that tell of one request. */
    private static final int NEAR = 4;

    private static final int FEWEST_REPEATED = 3;
    private static final int FEWEST_UNMEASURED = 8;
    private static final int FEWEST_DIFFERENT = 3;
    private static final double SAME = 0.03;

    /** In nanoseconds: what is lost where one of two is written in whole milliseconds. */
    private static final double ROUNDED = 1e6;

    private final long[] headings;
    private final long[] repeating;
    private final int meaning;
    private final boolean ownPaths;
    private final int measures;
    private final int outcomes;
    private final boolean told;

    private EntryProfile(
            Set<Long> headings,
            Set<Long> repeating,
            int meaning,
            boolean ownPaths,
            int measures,
            int outcomes,
            boolean told) {
        this.headings = headings.stream().mapToLong(Long::longValue).toArray();
        this.repeating = repeating.stream().mapToLong(Long::longValue).toArray();
        this.meaning = meaning;
        this.ownPaths = ownPaths;
        this.measures = measures;
        this.outcomes = outcomes;
        this.told = told;
    }

    /** The profile of the entries among some lines. */
    public static EntryProfile of(List<Telling> lines) {
        return lines.isEmpty() ? NONE : new Making(lines).make();
    }

    /** Whether lines may be told from entries by it. */
    public boolean tells() {
        return told;
    }

    /** Whether no line has words of entries, as all are calls that the program made of others. */
    public boolean isOfCalls() {
        return told && headings.length == 0;
    }

    /** The same, of which only these words are those of entries. */
    public EntryProfile only(Set<Long> known) {
        Set<Long> kept = new HashSet<>();
        for (long heading : headings) {
            if (known.contains(heading)) {
                kept.add(heading);
            }
        }
        Set<Long> others = new HashSet<>();
        for (long heading : repeating) {
            others.add(heading);
        }
        return new EntryProfile(kept, others, meaning, ownPaths, measures, outcomes, told);
    }

    /** Whether words say something of requests that the words of entries do not. */
    public boolean isSaidAside(int words) {
        return (words & ~meaning & ~Heading.CALL) != 0;
    }

    /** Whether lines stand under words that entries stand under. */
    public boolean knows(long heading) {
        return isIn(headings, heading);
    }

    /** Whether some lines are known by their words alone as those that only repeat what an entry says. */
    public boolean hasRepeating() {
        return repeating.length > 0;
    }

    /** Whether something tells a line from the entries but its words: only then they have to be looked at. */
    public boolean differs(boolean absolute, int measured) {
        return isElsewhere(absolute, measured) || isBare(measured);
    }

    /** A whole address, where entries have paths, that no client is said to have asked for. */
    private boolean isElsewhere(boolean absolute, int measured) {
        return absolute && ownPaths && (measured & Telling.ASKED) == 0;
    }

    /** Whether a line is something said of a request. */
    public boolean isAside(long heading, int words, boolean absolute, int measured, int status) {
        return told
                && !isIn(headings, heading)
                && (isIn(repeating, heading) || deviates(words, absolute, measured, status));
    }

    private boolean deviates(int words, boolean absolute, int measured, int status) {
        int said = words & ~meaning;
        boolean bare = isBare(measured);
        if (isElsewhere(absolute, measured) || (said & (Heading.ASKS | Heading.SLOW)) != 0) {
            return true;
        }
        if ((said & Heading.EXCEPTION) != 0) {
            // With what an entry has measured it may be the only line of a request that failed.
            return bare || measures == 0;
        }
        if ((said & Heading.LIMIT) != 0) {
            return bare || (measured & Telling.DURATION) == 0;
        }
        if (!bare) {
            return false;
        }
        // A failure is said besides only where entries tell of such an answer too: it may be the only line of its
        // request.
        boolean answered = (outcomes & 1 << outcome(status)) != 0;
        return (said & Heading.ASIDE) != 0 || (said & Heading.FAILURE) != 0 && answered;
    }

    private static int outcome(int status) {
        return new Telling(0, 0, false, 0, status, 0, 0).outcome();
    }

    /** Whether a line has nothing of what all entries have measured. */
    private boolean isBare(int measured) {
        return measures != 0 && (measured & measures) == 0;
    }

    private static boolean isIn(long[] all, long one) {
        for (long each : all) {
            if (each == one) {
                return true;
            }
        }
        return false;
    }

    /** Finds which of some lines are the entries. */
    private static final class Making {
        private final List<Telling> lines;
        private final Map<Long, List<Telling>> groups = new LinkedHashMap<>();

        Making(List<Telling> lines) {
            this.lines = lines;
            for (Telling line : lines) {
                groups.computeIfAbsent(line.heading(), added -> new ArrayList<>())
                        .add(line);
            }
        }

        EntryProfile make() {
            if (groups.values().stream().allMatch(Making::areCalls)) {
                return new EntryProfile(Set.of(), Set.of(), 0, true, 0, 0, true);
            }
            long main = main();
            List<Telling> entries = groups.getOrDefault(main, List.of());
            int meaning = 0;
            int measures = Telling.DURATION | Telling.SIZE | Telling.CLIENT;
            for (Telling entry : entries) {
                meaning |= entry.meaning();
            }
            for (int measure = 1; measure <= Telling.CLIENT; measure <<= 1) {
                int each = measure;
                measures &= share(entries, entry -> (entry.measures() & each) != 0) >= NEARLY_ALL ? -1 : ~measure;
            }
            boolean ownPaths = share(entries, entry -> !entry.absolute()) >= NEARLY_ALL;
            Set<Long> headings = new HashSet<>(Set.of(main));
            Set<Long> repeating = new HashSet<>();
            EntryProfile first =
                    new EntryProfile(headings, Set.of(), meaning, ownPaths, measures, outcomes(entries), true);
            groups.forEach((heading, group) -> {
                if (heading == main) {
                    return;
                }
                if (repeats(group, entries)) {
                    repeating.add(heading);
                } else if (group.stream().noneMatch(first::takesForAside) || isSlowAlone(group, first)) {
                    headings.add(heading);
                }
            });
            List<Telling> all = lines.stream()
                    .filter(line -> headings.contains(line.heading()))
                    .toList();
            return new EntryProfile(headings, repeating, meaning, ownPaths, measures, outcomes(all), true);
        }

        /** A program may call others more often than it is asked, and may log nothing but that. */
        private static boolean areCalls(List<Telling> group) {
            return share(group, Telling::isCall) >= NEARLY_ALL;
        }

        /** Slow requests that no entry tells of: the logger says so of those instead. */
        private static boolean isSlowAlone(List<Telling> group, EntryProfile profile) {
            return group.stream()
                    .allMatch(line -> (line.meaning() & Heading.SLOW) != 0
                            && !profile.isElsewhere(line.absolute(), line.measures())
                            && !profile.isBare(line.measures()));
        }

        private static int outcomes(List<Telling> lines) {
            int outcomes = 0;
            for (Telling line : lines) {
                outcomes |= 1 << line.outcome();
            }
            return outcomes;
        }

        /** The heading of most entries: of several that are frequent that of the lines which have more of what entries have. */
        private long main() {
            int most = groups.values().stream()
                    .filter(group -> !areCalls(group))
                    .mapToInt(List::size)
                    .max()
                    .orElse(0);
            Map<Long, Double> worth = new HashMap<>();
            groups.forEach((heading, group) -> worth.put(heading, worth(group)));
            return groups.entrySet().stream()
                    .filter(group -> group.getValue().size() * 4 >= most && !areCalls(group.getValue()))
                    .max(Comparator.<Map.Entry<Long, List<Telling>>>comparingDouble(
                                    group -> worth.getOrDefault(group.getKey(), 0.0))
                            .thenComparingInt(group -> group.getValue().size()))
                    .map(Map.Entry::getKey)
                    .orElse(Heading.NONE);
        }

        private static double worth(List<Telling> group) {
            double worth = share(group, line -> !line.absolute()) >= NEARLY_ALL ? 2 : 0;
            worth += share(group, line -> (line.meaning() & ~Heading.CALL) == 0) >= NEARLY_ALL ? 2 : 0;
            worth += share(group, line -> (line.measures() & Telling.DURATION) != 0) >= NEARLY_ALL ? 1 : 0;
            worth += share(group, line -> (line.measures() & Telling.SIZE) != 0) >= NEARLY_ALL ? 1 : 0;
            return worth + (share(group, line -> (line.measures() & Telling.CLIENT) != 0) >= NEARLY_ALL ? 1 : 0);
        }

        private static double share(List<Telling> lines, Predicate<Telling> what) {
            return (double) lines.stream().filter(what).count() / lines.size();
        }

        /** Whether nearly each line of a group stands beside an entry of the same request, and by its duration, if it has one, is of it. */
        private boolean repeats(List<Telling> group, List<Telling> entries) {
            Set<Telling> those = identities(entries);
            Set<Telling> these = identities(group);
            Set<Telling> used = identities(List.of());
            Set<Long> different = new HashSet<>();
            int pairs = 0;
            boolean timed = true;
            for (int i = 0; i < lines.size(); i++) {
                Telling line = lines.get(i);
                if (!these.contains(line)) {
                    continue;
                }
                for (int j = Math.max(0, i - NEAR); j < Math.min(lines.size(), i + NEAR + 1); j++) {
                    Telling other = lines.get(j);
                    if (those.contains(other)
                            && line.request() == other.request()
                            && !used.contains(other)
                            && isOf(line, other)) {
                        used.add(other);
                        pairs++;
                        different.add(line.request());
                        timed &= line.duration() >= 0 && other.duration() >= 0;
                        break;
                    }
                }
            }
            if (pairs < group.size() * NEARLY_ALL || pairs == 0) {
                return false;
            }
            boolean slow = group.stream().allMatch(line -> (line.meaning() & Heading.SLOW) != 0);
            return slow
                    || timed && pairs >= FEWEST_REPEATED && different.size() > 1
                    || pairs >= FEWEST_UNMEASURED && different.size() >= FEWEST_DIFFERENT;
        }

        private static Set<Telling> identities(List<Telling> lines) {
            Set<Telling> identities = Collections.newSetFromMap(new IdentityHashMap<>());
            identities.addAll(lines);
            return identities;
        }

        private static boolean isOf(Telling line, Telling other) {
            double most = Math.max(line.duration(), other.duration());
            boolean both = line.duration() >= 0 && other.duration() >= 0;
            return !both || Math.abs(line.duration() - other.duration()) <= Math.max(most * SAME, ROUNDED);
        }
    }

    private boolean takesForAside(Telling line) {
        return isAside(line.heading(), line.meaning(), line.absolute(), line.measures(), line.status());
    }
}
