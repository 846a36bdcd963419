package io.apilog.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that happens in a history of a log and of the daemon that follows it.
 *
 * @param number what it depends on: lines, polls, milliseconds
 */
record ModelEvent(Kind kind, int number) {
    enum Kind {
        WRITE(6),
        WRITE_MUCH(1),
        WRITE_HALF_A_LINE(2),
        POLL(5),
        PAUSE(1),
        /** What a scrape shows is saved. */
        SCRAPE(2),
        /** Saved as soon as one batch more is counted. */
        SAVE_SOON(1),
        KILL(2),
        STOP(1),
        START(4),
        DENY(1),
        RENAME(1),
        /** The path is empty for some polls, and the writer goes on in the renamed file. */
        RENAME_WITH_GAP(1),
        RENAME_AND_COMPRESS(1),
        /** With polls between the two, or an end and a start. */
        COPY_AND_CUT(1),
        COPY_CUT_AND_COMPRESS(1),
        /** As logrotate numbers: the siblings are renamed first. */
        SHIFT_AND_RENAME(1),
        SHIFT_COPY_AND_CUT(1),
        COMPRESS_A_SIBLING(1),
        /** As a nightly job does. */
        COMPRESS_ALL_SIBLINGS(1),
        /** Several times between two looks, or while the daemon is down. */
        ROTATE_AT_ONCE(1),
        /** A copy that is made for another reason: the log goes on. */
        BACK_UP(1),
        /** One of which every line is saved as counted. */
        DELETE_A_SIBLING(1),
        DELETE_THE_LOG(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    private static final List<Kind> WEIGHTED = weighted();

    private static List<Kind> weighted() {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.weight; i++) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    static List<ModelEvent> history(Random random, int length) {
        List<ModelEvent> events = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            events.add(new ModelEvent(WEIGHTED.get(random.nextInt(WEIGHTED.size())), random.nextInt(1_000)));
        }
        return events;
    }

    static String text(List<ModelEvent> events) {
        return events.stream().map(event -> event.kind + "-" + event.number).collect(Collectors.joining(" "));
    }

    /** What {@link #text} wrote. */
    static List<ModelEvent> parse(String text) {
        return Stream.of(text.split(" ", -1))
                .map(event -> event.split("-", 2))
                .map(event -> new ModelEvent(Kind.valueOf(event[0]), Integer.parseInt(event[1])))
                .toList();
    }
}
