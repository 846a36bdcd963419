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
        /** By one of two, or as before: what a scrape shows is saved. */
        SCRAPE(2),
        /** Saved as soon as one batch more is counted. */
        SAVE_SOON(1),
        KILL(2),
        STOP(1),
        START(4),
        /** A poll with more to read than time. */
        READ_A_LITTLE(2),
        /** A life of 0.2 to 3 s: a look, some batches, saved in between or not. */
        SHORT_LIFE(2),
        DENY(1),
        /** The next start finds the log by another spelling of its path, a glob that only it matches, or under another source's name. */
        RESPELL(1),
        RENAME(1),
        /** The path is empty for some polls, and the writer goes on in the renamed file. */
        RENAME_WITH_GAP(1),
        RENAME_AND_COMPRESS(1),
        /** With polls between the two, or an end and a start. */
        COPY_AND_CUT(1),
        /** A copy that takes longer than a poll, with an end of the daemon within it or not. */
        COPY_SLOWLY_AND_CUT(1),
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
        DELETE_THE_LOG(1),
        /** From now on directories can be entered, not listed. */
        HIDE(0),
        SHOW(0),
        /** From now on nothing can be saved. */
        FILL_DISK(0),
        CLEAR_DISK(0),
        /** The container is made anew: the daemon is killed, and what is the log now is mounted. */
        MOUNT_AGAIN(0);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    /** What happens more often than else. */
    enum Mix {
        USUAL,
        /** Copying and cutting, and ends. */
        COPIES,
        /** Renaming, compressing in bulk, and ends. */
        RENAMES,
        /** Directories that cannot be listed, disks that fill, containers that are made anew, scrapes. */
        TROUBLE;

        private int weight(Kind kind) {
            int more =
                    switch (kind) {
                        case SHIFT_COPY_AND_CUT, COPY_SLOWLY_AND_CUT -> this == COPIES ? 6 : 0;
                        case COPY_AND_CUT, COPY_CUT_AND_COMPRESS -> this == COPIES ? 3 : 0;
                        case SHIFT_AND_RENAME, ROTATE_AT_ONCE -> this == RENAMES ? 5 : 0;
                        case HIDE, FILL_DISK -> this == TROUBLE ? 2 : 0;
                        case SHOW, CLEAR_DISK, MOUNT_AGAIN -> this == TROUBLE ? 3 : 0;
                        case SCRAPE -> this == TROUBLE ? 5 : 0;
                        case SHORT_LIFE, READ_A_LITTLE, SAVE_SOON, WRITE_MUCH -> isBusy() ? 4 : 0;
                        case COMPRESS_ALL_SIBLINGS -> isBusy() ? 1 : 0;
                        default -> 0;
                    };
            return kind.weight + more;
        }

        private boolean isBusy() {
            return this == COPIES || this == RENAMES;
        }

        private List<Kind> weighted() {
            List<Kind> kinds = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                for (int i = 0; i < weight(kind); i++) {
                    kinds.add(kind);
                }
            }
            return kinds;
        }
    }

    static List<ModelEvent> history(Mix mix, Random random, int length) {
        List<Kind> weighted = mix.weighted();
        List<ModelEvent> events = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            events.add(new ModelEvent(weighted.get(random.nextInt(weighted.size())), random.nextInt(1_000)));
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
