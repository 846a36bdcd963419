package io.apilog.format.named;

import io.apilog.bytes.Scratch;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.FieldAssigner;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.JsonName;
import io.apilog.format.field.JsonNode;
import io.apilog.format.field.NameMarks;
import io.apilog.format.field.NameTree;
import io.apilog.format.field.SeenNames;
import io.apilog.format.named.JsonKeys.KnownKey;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import io.apilog.request.Unit;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record made of fields that the log names, in whatever order: of several names with one meaning the one that ranks first wins. What
 * JSON, logfmt and LTSV have in common.
 */
public final class NamedFields {
    private final JsonNode root;
    private final JsonKeys keys;
    private final FieldAssigner assignment = new FieldAssigner();
    private final int[] extraRanks;
    private final NamedDuration duration;
    private final FieldRanks ranks = new FieldRanks();
    private final SeenNames names = new SeenNames();
    private final NamedEntry entry;
    private final MethodWords methods = new MethodWords();
    private final RequestInText requests = new RequestInText(assignment, ranks);

    /**
     * Makes the fields of one file.
     *
     * @param root what names mean
     * @param extras the fields that are kept besides
     * @param configured the unit of every duration, or null: as the name says
     * @param guessed the unit of durations whose name does not say it, or null: then they are none
     * @param readOver of which values nothing is taken but, where they are asked for, extras
     */
    public NamedFields(
            JsonNode root,
            ExtraSlots extras,
            @Nullable Unit configured,
            @Nullable Unit guessed,
            Set<FieldKind> readOver) {
        this.root = root;
        this.extraRanks = new int[extras.count()];
        this.keys = new JsonKeys(root, readOver);
        this.duration = new NamedDuration(assignment, configured, guessed);
        this.entry = new NamedEntry(assignment, ranks, names, duration);
    }

    /** The names at the top of an object. */
    JsonNode root() {
        return root;
    }

    /** Where a value's text is put before {@link #assign}. */
    Scratch scratch() {
        return assignment.scratch();
    }

    /** Says that every entry of the file has a duration: what has neither that nor a status tells that a request begins. */
    public void answersAreTimed() {
        entry.answersAreTimed();
    }

    /** The duration of the record made last. */
    public NamedDuration duration() {
        return duration;
    }

    /** Begins a record: forgets the one before. */
    void begin(AccessRecord record) {
        assignment.begin(record);
        duration.begin();
        entry.begin();
        ranks.clear();
        Arrays.fill(extraRanks, Integer.MAX_VALUE);
        names.clear();
    }

    /** Ends a record: an entry needs a request and a status; what is clearly none is a message of the application. */
    ParseResult finish(AccessRecord record) {
        return entry.finish(record);
    }

    /** What a key means at a place. */
    KnownKey find(JsonNode place, String key) {
        return marked(keys.find(place, key));
    }

    /** The same of a key that is a slice of bytes. */
    KnownKey find(JsonNode place, byte[] bytes, int from, int to) {
        return marked(keys.find(place, bytes, from, to));
    }

    /** The same of a key that is taken of an object with its colon; null if it is not read there. */
    @Nullable
    KnownKey take(JsonNode place, PlainJson json) {
        KnownKey known = keys.take(place, json);
        return known == null ? null : marked(known);
    }

    private KnownKey marked(KnownKey key) {
        mark(key.marks());
        return key;
    }

    /** Sets the marks of a key that is known to be there. */
    void mark(NameMarks set) {
        names.add(set);
    }

    /** What a value under a key costs in an object that costs so much. */
    static int penalty(KnownKey key, int outside) {
        return key.astray() ? outside + FieldRanks.ASTRAY : outside;
    }

    /** Whether a value under a key would be taken for anything, nothing better having been seen. */
    boolean wants(KnownKey key, int penalty) {
        return key.name() != null && wants(key.name(), penalty) || wantsExtra(key.extra(), penalty);
    }

    /** Takes a string or a number for all that its key means; see {@link #assign(AccessRecord, JsonName, int, byte[], int, int)}. */
    void assign(AccessRecord record, KnownKey key, int penalty, byte[] bytes, int from, int to) {
        JsonName name = key.name();
        if (name != null && name.meaning().isTextAlone()) {
            assignText(record, name, penalty, bytes, from, to);
        } else if (name != null && name.meaning().isSize()) {
            assignSize(record, name, penalty, bytes, from, to);
        } else if (name != null && wants(name, penalty)) {
            assign(record, name, penalty, bytes, from, to);
        }
        if (key.extra() != ExtraSlots.NONE) {
            assignExtra(record, key.extra(), penalty, bytes, from, to);
        }
    }

    /** What {@link #assign} does with most texts, in few steps. */
    private void assignText(AccessRecord record, JsonName name, int penalty, byte[] bytes, int from, int to) {
        int rank = name.rank() + penalty;
        if (ranks.isBetter(name.meaning(), rank) && !NamedValue.isAbsent(bytes, from, to)) {
            assignment.takeAsItIs(record, name.meaning(), bytes, from, to);
            ranks.take(name.meaning(), rank);
        }
    }

    /** What {@link #assign} does with a number of bytes. */
    private void assignSize(AccessRecord record, JsonName name, int penalty, byte[] bytes, int from, int to) {
        int rank = name.rank() + penalty;
        if (ranks.isBetter(name.meaning(), rank) && size(record, name.meaning(), bytes, from, to)) {
            ranks.take(name.meaning(), rank);
        }
    }

    /** {@code null} stands under a key. */
    void absent(KnownKey key, int penalty) {
        if (key.name() != null) {
            absent(key.name(), penalty);
        }
    }

    /** Whether a value of that name would be taken, nothing better having been seen. */
    private boolean wants(JsonName name, int penalty) {
        return ranks.isBetter(name.meaning(), name.rank() + penalty)
                || name.meaning() == FieldKind.DURATION && duration.isCoarse();
    }

    /** Whether a value would be kept as an extra, nothing better having been seen. */
    private boolean wantsExtra(int slot, int penalty) {
        return slot != ExtraSlots.NONE && penalty < extraRanks[slot];
    }

    /** Keeps a value as an extra; it stands unescaped in a buffer that stays as it is until the record was used. */
    void assignExtra(AccessRecord record, int slot, int penalty, byte[] bytes, int from, int to) {
        if (wantsExtra(slot, penalty)) {
            extraRanks[slot] = penalty;
            assignment.takeExtra(record, slot, bytes, from, to);
        }
    }

    /** A field is there and has no value: for a status that means that none was sent, for a request that none could be read. */
    void absent(JsonName name, int penalty) {
        switch (name.meaning()) {
            case STATUS -> ranks.take(FieldKind.STATUS, Math.min(ranks.of(FieldKind.STATUS), name.rank() + penalty));
            case REQUEST, TARGET, PATH, ROUTE -> {
                if (penalty == 0) {
                    entry.requestIsLeftOut();
                }
            }
            default -> {}
        }
    }

    /** Takes a list of whole seconds and the nanoseconds besides, under the name of a duration. */
    void assignSpan(AccessRecord record, KnownKey key, int penalty, byte[] bytes, int seconds, int nanos, int to) {
        JsonName name = key.name();
        if (name != null
                && ranks.isBetter(FieldKind.DURATION, name.rank() + penalty)
                && duration.takeList(record, bytes, seconds, nanos, to)) {
            ranks.take(FieldKind.DURATION, name.rank() + penalty);
        }
    }

    /**
     * Takes a value, which stands unescaped in a buffer that stays as it is until the record was used. A value that cannot be read
     * under its name was not meant: it is as if the field were not there.
     */
    void assign(AccessRecord record, JsonName name, int penalty, byte[] bytes, int from, int to) {
        if ((name.meaning() == FieldKind.REMARK || name.use() == JsonName.Use.BARE_UNIT)
                && isMeantOtherwise(record, name, penalty, bytes, from, to)) {
            return;
        }
        FieldKind meaning = NamedValue.meant(name.meaning(), bytes, from, to);
        int rank = name.rank() + penalty + odd(meaning, bytes, from, to);
        if (meaning == FieldKind.DURATION && isSameDuration(record, name, rank, bytes, from, to)) {
            return;
        }
        if (!ranks.isBetter(meaning, rank) || yields(record, meaning, rank, bytes, from, to)) {
            return;
        }
        boolean text = meaning.isText();
        if ((text || meaning == FieldKind.REQUEST) && NamedValue.isAbsent(bytes, from, to)) {
            absent(name, penalty);
            return;
        }
        boolean taken = text
                ? takeText(record, meaning, name, bytes, from, to)
                : takeOther(record, meaning, name, rank, penalty, bytes, from, to);
        if (taken) {
            ranks.take(meaning, rank);
        }
    }

    /** What a value costs that is not what others under such names are. */
    private static int odd(FieldKind meaning, byte[] bytes, int from, int to) {
        if (meaning == FieldKind.ROUTE) {
            return NamedValue.hasSlash(bytes, from, to) ? 0 : FieldRanks.NO_TEMPLATE;
        }
        boolean function = meaning == FieldKind.METHOD
                && !MethodWords.isPlain(bytes, from, to)
                && MethodWords.isName(bytes, from, to);
        return function ? FieldRanks.NAME_OF_FUNCTION : 0;
    }

    /** An answer in a text is several values. And in an object of its own a unit is that of anything: {@code {"db": {"ms": 5}}}. */
    private boolean isMeantOtherwise(AccessRecord record, JsonName name, int penalty, byte[] bytes, int from, int to) {
        return name.meaning() == FieldKind.REMARK && requests.takeAnswer(record, name.rank() + penalty, bytes, from, to)
                || name.use() == JsonName.Use.BARE_UNIT && penalty > 0;
    }

    /** Takes a text; false where it cannot be what its name says. */
    private boolean takeText(AccessRecord record, FieldKind meaning, JsonName name, byte[] bytes, int from, int to) {
        if (!NamedValue.isSound(meaning, bytes, from, to)) {
            if (meaning == FieldKind.TARGET) {
                entry.namesModule();
            }
            return false;
        }
        if (meaning == FieldKind.PATH || meaning == FieldKind.TARGET) {
            entry.namesPath(meaning == FieldKind.PATH && name.use() == JsonName.Use.PATH_ALONE);
        }
        if (meaning == FieldKind.ROUTE) {
            requests.takeMethod(record, name.rank(), bytes, from, to);
        }
        assignment.take(record, meaning, bytes, from, to);
        return true;
    }

    /** Takes a value that is no text; false where others of that meaning are to be taken as if it were not there. */
    private boolean takeOther(
            AccessRecord record,
            FieldKind meaning,
            JsonName name,
            int rank,
            int penalty,
            byte[] bytes,
            int from,
            int to) {
        return switch (meaning) {
            case DURATION -> duration.take(record, name, bytes, from, to);
            case STATUS -> status(record, rank, bytes, from, to);
            case TIME -> time(record, bytes, from, to);
            case REQUEST -> request(record, rank, bytes, from, to);
            case UPSTREAM -> upstream(record, name, bytes, from, to);
            case RESPONSE_BYTES, REQUEST_BYTES -> size(record, meaning, bytes, from, to);
            case BEGAN -> duration.takeEdge(record, meaning, bytes, from, to) || time(record, bytes, from, to);
            case ENDED -> duration.takeEdge(record, meaning, bytes, from, to);
            case RPC_SERVICE, RPC_METHOD, DURATION_UNIT, TITLE -> takeAside(record, meaning, rank, bytes, from, to);
            case SPAN, STAGE, DURATION_PART -> {
                takePiece(record, meaning, name, rank, penalty, bytes, from, to);
                yield false;
            }
            default -> read(record, meaning, bytes, from, to);
        };
    }

    /** Takes what may come several times in a line. */
    private void takePiece(
            AccessRecord record,
            FieldKind meaning,
            JsonName name,
            int rank,
            int penalty,
            byte[] bytes,
            int from,
            int to) {
        if (meaning == FieldKind.STAGE) {
            takeStage(name, penalty, bytes, from, to);
        } else if (meaning == FieldKind.DURATION_PART) {
            if (name.unit() != null) {
                duration.takeStage(name.unit(), bytes, from, to);
            } else {
                takeAddend(record, bytes, from, to);
            }
        } else if (rank <= ranks.of(FieldKind.DURATION) && duration.takePart(record, name, rank, bytes, from, to)) {
            ranks.take(FieldKind.DURATION, rank);
        }
    }

    /** Takes one of the times that are added up, if it has its unit. */
    private void takeAddend(AccessRecord record, byte[] bytes, int from, int to) {
        Unit unit = LoggedNumbers.unitWritten(bytes, from, to);
        if (unit != null && read(record, FieldKind.DURATION_PART, bytes, from, to)) {
            duration.partIsWritten(unit);
        }
    }

    /** What says that a line tells of a request that is no entry, or not yet. */
    private void takeStage(JsonName name, int penalty, byte[] bytes, int from, int to) {
        boolean known = name.use() == JsonName.Use.EVENT
                ? penalty == 0 && StageWords.isBeside(bytes, from, to)
                : (penalty == 0 || name.use() == JsonName.Use.ANYWHERE) && StageWords.isUnfinished(bytes, from, to);
        if (known) {
            entry.isUnfinished();
        } else if (to - from == 1 && penalty == 0) {
            entry.isOfKind(bytes[from]);
        }
    }

    /** Whether two values are one duration, of which the one with its unit behind it is kept. */
    private boolean isSameDuration(AccessRecord record, JsonName name, int rank, byte[] bytes, int from, int to) {
        if (!ranks.has(FieldKind.DURATION)) {
            return false;
        }
        int taken = ranks.of(FieldKind.DURATION);
        boolean same = rank < taken
                ? duration.isCoarserThanTaken(record, name, bytes, from, to)
                : duration.takeFiner(record, name, bytes, from, to);
        if (same) {
            ranks.take(FieldKind.DURATION, Math.min(rank, taken));
        }
        return same;
    }

    /** Takes what is of use only together with another value; false if it is none. */
    private boolean takeAside(AccessRecord record, FieldKind meaning, int rank, byte[] bytes, int from, int to) {
        switch (meaning) {
            case TITLE -> {
                return requests.takeTitle(record, rank, bytes, from, to);
            }
            case DURATION_UNIT -> duration.takeUnit(bytes, from, to);
            default -> entry.call().take(meaning, bytes, from, to);
        }
        return true;
    }

    /** A path says less than a target, which has the query, unless the target stands astray and the path does not. */
    private boolean yields(AccessRecord record, FieldKind meaning, int rank, byte[] bytes, int from, int to) {
        if (meaning != FieldKind.PATH && meaning != FieldKind.TARGET) {
            return false;
        }
        boolean target = ranks.has(FieldKind.TARGET);
        boolean path = ranks.has(FieldKind.PATH);
        if (meaning == FieldKind.PATH && target && NamedValue.isServer(record.target)) {
            // Some proxies name so the server that they asked.
            return from == to || bytes[from] != '/';
        }
        if (meaning == FieldKind.TARGET && path && NamedValue.isServer(bytes, from, to)) {
            return true;
        }
        return meaning == FieldKind.PATH
                ? target && !ranks.isFarther(FieldKind.TARGET, rank)
                : path && ranks.isNearer(FieldKind.PATH, rank);
    }

    private boolean status(AccessRecord record, int rank, byte[] bytes, int from, int to) {
        if (to - from == 3 && FieldAssigner.takeStatus(record, bytes, from)) {
            entry.nothingFailed(false);
            return true;
        }
        entry.nothingFailed(to - from == 1 && bytes[from] == '0');
        entry.call().takeCode(bytes, from, to);
        // The code of an error somewhere in the object is no answer that was not sent.
        return read(record, FieldKind.STATUS, bytes, from, NamedValue.endOfStatus(bytes, from, to))
                && (!FieldRanks.isAstray(rank) || record.status != AccessRecord.ABSENT);
    }

    private boolean time(AccessRecord record, byte[] bytes, int from, int to) {
        if (assignment.takeLastTime(record, bytes, from, to)) {
            return true;
        }
        if (assignment.takePieceOfTime(bytes, from, to)) {
            // Date and time of day in two fields; a whole time under another name says more.
            return false;
        }
        boolean read = read(record, FieldKind.TIME, bytes, from, to);
        record.timeMillis = read ? record.timeMillis : AccessRecord.ABSENT;
        return read;
    }

    private boolean request(AccessRecord record, int rank, byte[] bytes, int from, int to) {
        if (methods.isStandard(bytes, from, to)) {
            // Fastly's examples call the method so, beside the address: alone it is a request that cannot be read.
            if (ranks.isBetter(FieldKind.METHOD, rank)) {
                assignment.take(record, FieldKind.METHOD, bytes, from, to);
                ranks.take(FieldKind.METHOD, rank);
            }
            entry.requestIsLeftOut();
            return false;
        }
        if (PrintedRequest.is(bytes, from, to)) {
            entry.hasPrinted();
            return false;
        }
        boolean read = read(record, FieldKind.REQUEST, bytes, from, to);
        if (read && record.hasRequest()) {
            // What the client sent; names such as nginx's uri are what it was rewritten to.
            ranks.take(FieldKind.TARGET, rank);
        }
        return read;
    }

    private boolean upstream(AccessRecord record, JsonName name, byte[] bytes, int from, int to) {
        if (from == to) {
            return false;
        }
        record.attempts = 0;
        entry.upstreamIsVendors(name.use() == JsonName.Use.VENDOR_KNOWN);
        Unit unit = duration.unit(name, bytes, from, to);
        if (unit == null) {
            return false;
        }
        boolean read = assignment.assign(record, FieldKind.UPSTREAM, unit, bytes, from, to) == null;
        record.attempts = read ? record.attempts : 0;
        return read;
    }

    private boolean size(AccessRecord record, FieldKind meaning, byte[] bytes, int from, int to) {
        if (FieldAssigner.takeSize(record, meaning, bytes, from, to)) {
            return true;
        }
        if (meaning == FieldKind.RESPONSE_BYTES) {
            record.responseBytes = AccessRecord.ABSENT;
        } else {
            record.requestBytes = AccessRecord.ABSENT;
        }
        return false;
    }

    private boolean read(AccessRecord record, FieldKind meaning, byte[] bytes, int from, int to) {
        return assignment.assign(record, meaning, Unit.SECONDS, bytes, from, to) == null;
    }

    /** The names that are known, those configured first; every value is taken. */
    public static NamedFields of(
            Map<String, String> fields, ExtraSlots extras, @Nullable Unit configured, @Nullable Unit guessed) {
        return new NamedFields(NameTree.of(fields, extras, configured), extras, configured, guessed, Set.of());
    }
}
