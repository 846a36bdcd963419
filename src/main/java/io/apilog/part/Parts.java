package io.apilog.part;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.Section;
import io.apilog.state.Snapshot;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Several parts as one: copied at one moment, saved, restored and shown together. The order is that of restoring, so one that needs another
 * stands behind it.
 */
public final class Parts {
    private static final String ABSENT = "is not there";
    private static final String DAMAGED = "is damaged";

    private final List<Carried<?>> all;

    /** @throws IllegalArgumentException for two of one class, or of one name */
    public Parts(List<? extends Carried<?>> all) {
        this.all = List.copyOf(all);
        Set<Object> seen = new HashSet<>();
        for (Carried<?> part : all) {
            if (!seen.add(part.getClass()) || part instanceof Part<?> saved && !seen.add(saved.name())) {
                throw new IllegalArgumentException("twice: " + part.getClass().getName());
            }
        }
    }

    /** These, and others behind them. */
    public Parts and(List<? extends Carried<?>> others) {
        List<Carried<?>> together = new ArrayList<>(all);
        together.addAll(others);
        return new Parts(together);
    }

    /** The parts of which something is saved. */
    public List<Part<?>> saved() {
        List<Part<?>> saved = new ArrayList<>();
        for (Carried<?> part : all) {
            if (part instanceof Part<?> one) {
                saved.add(one);
            }
        }
        return saved;
    }

    /** Copies everything. Inside a commit. */
    public Copies copy() {
        return Copies.of(all);
    }

    /**
     * Goes on with copies of before, each part with that of its own class. Inside a commit, before anything is counted.
     *
     * @return what cannot go on, each a sentence for people
     */
    public List<String> restore(Copies before, SourceNames names) {
        List<String> losses = new ArrayList<>();
        all.forEach(part -> losses.addAll(restore(part, before, names)));
        return losses;
    }

    private static <C> List<String> restore(Carried<C> part, Copies before, SourceNames names) {
        return before.isOf(part)
                ? List.of()
                : before.like(part).map(copy -> part.restore(copy, names)).orElse(List.of());
    }

    /** The sections of copies, by name. Any thread. */
    public Map<String, Section> write(Copies copies) {
        Map<String, Section> sections = new HashMap<>();
        saved().forEach(part -> sections.put(part.name(), written(part, copies)));
        return sections;
    }

    private static <C> Section written(Part<C> part, Copies copies) {
        return Section.together(part.version(), part.write(copies.like(part).orElseThrow()));
    }

    /** Copies as they are shown to one who has seen as 0 what was made up to a numbered copy. Any thread. */
    public Copies upTo(Copies copies, long copy) {
        Copies seen = copies;
        for (Part<?> part : saved()) {
            seen = upTo(part, seen, copy);
        }
        return seen;
    }

    private static <C> Copies upTo(Part<C> part, Copies copies, long copy) {
        return copies.like(part)
                .map(of -> copies.withLike(part, part.upTo(of, copy)))
                .orElse(copies);
    }

    /** Has what copies say of files survive the end of the machine. On the thread that saves. */
    public void force(Copies copies) {
        saved().forEach(part -> force(part, copies));
    }

    private static <C> void force(Part<C> part, Copies copies) {
        copies.like(part).ifPresent(part::force);
    }

    /** Copies are saved for good. On the thread that saves. */
    public void settled(Copies copies) {
        saved().forEach(part -> settled(part, copies));
    }

    private static <C> void settled(Part<C> part, Copies copies) {
        copies.like(part).ifPresent(part::settled);
    }

    /** What a scrape shows of copies. Any thread. */
    public List<MetricFamilySamples> families(Copies copies) {
        List<MetricFamilySamples> families = new ArrayList<>();
        saved().forEach(part -> families.addAll(families(part, copies)));
        return families;
    }

    private static <C> List<MetricFamilySamples> families(Part<C> part, Copies copies) {
        return copies.like(part).map(part::families).orElse(List.of());
    }

    /**
     * Reads what was saved.
     *
     * @param others sections that are known and no parts
     */
    public ReadParts read(Snapshot snapshot, Set<String> others) {
        List<String> losses = new ArrayList<>();
        List<Lost> lost = new ArrayList<>();
        Map<Class<?>, Object> read = new LinkedHashMap<>();
        for (Part<?> part : saved()) {
            String why = read(part, snapshot, read);
            if (!why.isEmpty()) {
                lost.add(new Lost(part, why));
            }
        }
        SavedParts saved = new SavedParts(snapshot, Copies.read(read));
        for (Lost one : lost) {
            boolean gone = !one.why().equals(ABSENT) || one.part().isMissed(saved);
            if (gone) {
                losses.add(SectionLoss.inWords(
                        one.part().name(), one.why(), one.part().without()));
            }
        }
        Map<Class<?>, Object> beginnings = new LinkedHashMap<>();
        saved().forEach(part -> begin(part, saved, beginnings));
        Map<String, Section> unknown = new HashMap<>(snapshot.sections());
        Set<String> damaged = new HashSet<>(snapshot.damaged());
        saved().forEach(part -> {
            unknown.remove(part.name());
            damaged.remove(part.name());
        });
        unknown.keySet().removeAll(others);
        damaged.removeAll(others);
        damaged.stream().sorted().forEach(name -> losses.add(SectionLoss.inWords(name, DAMAGED, "it is not kept")));
        return new ReadParts(Copies.read(beginnings), losses, unknown);
    }

    /** A part whose section cannot be used. */
    private record Lost(Part<?> part, String why) {}

    /** Reads one; returns why it cannot be, or nothing. */
    private static <C> String read(Part<C> part, Snapshot snapshot, Map<Class<?>, Object> into) {
        Optional<Section> section = snapshot.section(part.name());
        if (section.isEmpty()) {
            return snapshot.damaged().contains(part.name()) ? DAMAGED : ABSENT;
        }
        int version = section.get().version();
        if (version > part.version()) {
            return SectionLoss.newer(version, part.version());
        }
        try {
            into.put(part.getClass(), part.read(version, section.get().reader()));
            return "";
        } catch (DamagedSnapshotException | RuntimeException e) {
            return "cannot be read (" + e.getMessage() + ")";
        }
    }

    private static <C> void begin(Part<C> part, SavedParts saved, Map<Class<?>, Object> beginnings) {
        part.beginning(saved.copies().like(part), saved).ifPresent(copy -> beginnings.put(part.getClass(), copy));
    }
}
