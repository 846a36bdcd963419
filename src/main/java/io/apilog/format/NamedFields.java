package io.apilog.format;

import io.apilog.format.JsonKeys.KnownKey;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record made of fields that the log names, in whatever order: of several names with one meaning the one that ranks first wins. What
 * JSON, logfmt and LTSV have in common.
 */
final class NamedFields {
    private static final int NOT_SEEN = Integer.MAX_VALUE;

    private final JsonNode root;
    private final JsonKeys keys = new JsonKeys();
    private final Assignment assignment = new Assignment();
    private final int[] extraRanks;
    private final int[] ranks = new int[Meaning.values().length];
    private final @Nullable Unit configured;
    private final Unit guessed;
    private boolean guessUsed;
    private @Nullable Unit unitUsed;
    private @Nullable Unit unitBeside;

    /**
     * Makes the fields of one file.
     *
     * @param root what names mean
     * @param extras the fields that are kept besides
     * @param configured the unit of every duration, or null: as the name says
     * @param guessed the unit of durations whose name does not say it
     */
    NamedFields(JsonNode root, ExtraSlots extras, @Nullable Unit configured, Unit guessed) {
        this.root = root;
        this.extraRanks = new int[extras.count()];
        this.configured = configured;
        this.guessed = guessed;
    }

    /** The names at the top of an object. */
    JsonNode root() {
        return root;
    }

    /** Where a value's text is put before {@link #assign}. */
    Scratch scratch() {
        return assignment.scratch();
    }

    /** Whether the record made last has a duration in the guessed unit. */
    boolean guessWasUsed() {
        return guessUsed;
    }

    /** The unit in which the record made last had its duration, or null if it had none. */
    @Nullable
    Unit durationUnit() {
        return unitUsed;
    }

    /** Begins a record: forgets the one before. */
    void begin(AccessRecord record) {
        assignment.begin(record);
        Arrays.fill(ranks, NOT_SEEN);
        Arrays.fill(extraRanks, NOT_SEEN);
        guessUsed = false;
        unitUsed = null;
        unitBeside = null;
    }

    /** The unit in which the program writes durations that has the names of the record made last, or null if nothing tells. */
    @Nullable
    Unit unitBeside() {
        return unitBeside;
    }

    /** What a key means at a place. */
    KnownKey find(JsonNode place, String key) {
        KnownKey known = keys.find(place, key);
        JsonName name = known.name();
        if (name != null && name.meaning() != Meaning.DURATION && name.meaning() != Meaning.UPSTREAM) {
            unitBeside = name.unit() == null ? unitBeside : name.unit();
        }
        return known;
    }

    /** Whether a value of that name would be taken, nothing better having been seen. */
    boolean wants(JsonName name, int penalty) {
        return name.rank() + penalty < ranks[name.meaning().ordinal()];
    }

    /** Whether a value would be kept as an extra, nothing better having been seen. */
    boolean wantsExtra(int slot, int penalty) {
        return slot != ExtraSlots.NONE && penalty < extraRanks[slot];
    }

    /** Keeps a value as an extra; it stands unescaped in a buffer that stays as it is until the record was used. */
    void assignExtra(AccessRecord record, int slot, int penalty, byte[] bytes, int from, int to) {
        if (wantsExtra(slot, penalty)) {
            extraRanks[slot] = penalty;
            assignment.takeExtra(record, slot, bytes, from, to);
        }
    }

    /** A field is there and has no value: for a status that means that none was sent. */
    void absent(JsonName name, int penalty) {
        if (name.meaning() == Meaning.STATUS && wants(name, penalty)) {
            ranks[Meaning.STATUS.ordinal()] = name.rank() + penalty;
        }
    }

    /**
     * Takes a value, which stands unescaped in a buffer that stays as it is until the record was used. A value that cannot be read
     * under its name was not meant: it is as if the field were not there.
     */
    void assign(AccessRecord record, JsonName name, int penalty, byte[] bytes, int from, int to) {
        int rank = name.rank() + penalty;
        // API Gateway's requestTime is a point in time, nginx's request_time a duration: only the value tells.
        boolean pointInTime = name.meaning() == Meaning.DURATION && to - from > 12 && bytes[from + 2] == '/';
        Meaning meaning = pointInTime ? Meaning.TIME : name.meaning();
        if (rank >= ranks[meaning.ordinal()] || meaning == Meaning.PATH && seen(Meaning.TARGET)) {
            return;
        }
        if (meaning.isText()) {
            assignment.take(record, meaning, bytes, from, to);
        } else if (!read(record, meaning, unit(name), bytes, from, to)) {
            return;
        }
        if (meaning == Meaning.DURATION) {
            unitUsed = unit(name);
            guessUsed = configured == null && name.unit() == null;
        }
        ranks[meaning.ordinal()] = rank;
        if (meaning == Meaning.REQUEST && record.hasRequest()) {
            // What the client sent; names such as nginx's uri are what it was rewritten to.
            ranks[Meaning.TARGET.ordinal()] = rank;
        }
    }

    private boolean read(AccessRecord record, Meaning meaning, Unit unit, byte[] bytes, int from, int to) {
        if (meaning == Meaning.UPSTREAM) {
            if (from == to) {
                return false;
            }
            record.attempts = 0;
        }
        if (assignment.assign(record, meaning, unit, bytes, from, to) == null) {
            return true;
        }
        switch (meaning) {
            case DURATION -> record.durationNanos = AccessRecord.ABSENT;
            case UPSTREAM -> record.attempts = 0;
            case RESPONSE_BYTES -> record.responseBytes = AccessRecord.ABSENT;
            case REQUEST_BYTES -> record.requestBytes = AccessRecord.ABSENT;
            case TIME -> record.timeMillis = AccessRecord.ABSENT;
            default -> {}
        }
        return false;
    }

    private Unit unit(JsonName name) {
        if (configured != null) {
            return configured;
        }
        return name.unit() == null ? guessed : name.unit();
    }

    private boolean seen(Meaning meaning) {
        return ranks[meaning.ordinal()] != NOT_SEEN;
    }

    /** Ends a record: an entry needs a request and a status; without a request it is a message of the application. */
    ParseResult finish(AccessRecord record) {
        assignment.finish(record);
        if (!record.hasRequest() && record.method.isEmpty() && !seen(Meaning.REQUEST)) {
            return Ignored.MESSAGE;
        }
        if (seen(Meaning.STATUS)) {
            return record;
        }
        return record.hasRequest() ? Rejection.NO_STATUS_FIELD : Ignored.MESSAGE;
    }

    /** The names that are known, those configured first. */
    static NamedFields of(Map<String, String> fields, ExtraSlots extras, @Nullable Unit configured, Unit guessed) {
        return new NamedFields(JsonNames.tree(fields, extras, configured), extras, configured, guessed);
    }

    /** The same with LTSV's own labels before them. */
    static NamedFields ofLabels(
            Map<String, String> fields, ExtraSlots extras, @Nullable Unit configured, Unit guessed) {
        return new NamedFields(JsonNames.treeOfLabels(fields, extras, configured), extras, configured, guessed);
    }
}
