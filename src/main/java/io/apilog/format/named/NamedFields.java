package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.FieldAssigner;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.JsonName;
import io.apilog.format.field.JsonNode;
import io.apilog.format.field.JsonVendor;
import io.apilog.format.field.NameMarks;
import io.apilog.format.field.NameTree;
import io.apilog.format.field.VendorSigns;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.named.JsonKeys.KnownKey;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.SentStatus;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Text;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record made of fields that the log names, in whatever order: of several names with one meaning the one that ranks first wins. What
 * JSON, logfmt and LTSV have in common.
 */
public final class NamedFields {
    /** What a name costs that does not stand at its place: more than all names have ranks. */
    static final int ASTRAY = 10_000;

    private static final int NOT_SEEN = Integer.MAX_VALUE;
    private static final int OK = 200;

    /** The methods by Gravitee's numbers for them. */
    private static final byte[][] GRAVITEE_METHODS = Stream.of(
                    "OTHER", "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE")
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    /** A name of a request yields to every value that is named as its method or path. */
    private static final int TITLES = 500_000;

    /** A route without a slash is the name that someone gave it, and yields to every other. */
    private static final int NO_TEMPLATE = 1_000_000;

    private final JsonNode root;
    private final JsonKeys keys;
    private final FieldAssigner assignment = new FieldAssigner();
    private final int[] extraRanks;
    private final NamedDuration duration;
    private final RpcCall call = new RpcCall();
    private final int[] ranks = new int[FieldKind.values().length];
    private long marks;
    private long moreMarks;
    private boolean requestLeftOut;

    /** The request is not answered yet: another line will say how it was. */
    private boolean unfinished;

    /** A name that may be the request's is here that of the part of a program that speaks. */
    private boolean moduleNamed;

    /** What stands under the name of a request is an object as a language prints it. */
    private boolean printed;

    /** The status is 0. */
    private boolean nothingFailed;

    /** Every entry of the file has a duration. */
    private boolean timedAnswers;

    /** The target stands under a name that is nothing but a path's. */
    private boolean pathNamed;

    /** The upstream's time stands under a name that says something only in the lines of a program that is known. */
    private boolean vendorsUpstream;

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
        timedAnswers = true;
    }

    /** The duration of the record made last. */
    public NamedDuration duration() {
        return duration;
    }

    /** Begins a record: forgets the one before. */
    void begin(AccessRecord record) {
        assignment.begin(record);
        duration.begin();
        call.begin();
        Arrays.fill(ranks, NOT_SEEN);
        Arrays.fill(extraRanks, NOT_SEEN);
        marks = 0;
        moreMarks = 0;
        requestLeftOut = false;
        unfinished = false;
        moduleNamed = false;
        vendorsUpstream = false;
        pathNamed = false;
        printed = false;
        nothingFailed = false;
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
        marks |= set.low();
        moreMarks |= set.high();
    }

    /** What a value under a key costs in an object that costs so much. */
    static int penalty(KnownKey key, int outside) {
        return key.astray() ? outside + ASTRAY : outside;
    }

    /** Whether a value under a key would be taken for anything, nothing better having been seen. */
    boolean wants(KnownKey key, int penalty) {
        return key.name() != null && wants(key.name(), penalty) || wantsExtra(key.extra(), penalty);
    }

    /** Takes a string or a number for all that its key means; see {@link #assign(AccessRecord, JsonName, int, byte[], int, int)}. */
    void assign(AccessRecord record, KnownKey key, int penalty, byte[] bytes, int from, int to) {
        if (key.name() != null && wants(key.name(), penalty)) {
            assign(record, key.name(), penalty, bytes, from, to);
        }
        assignExtra(record, key.extra(), penalty, bytes, from, to);
    }

    /** {@code null} stands under a key. */
    void absent(KnownKey key, int penalty) {
        if (key.name() != null) {
            absent(key.name(), penalty);
        }
    }

    /** Whether a value of that name would be taken, nothing better having been seen. */
    private boolean wants(JsonName name, int penalty) {
        return name.rank() + penalty < ranks[name.meaning().ordinal()]
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
            case STATUS ->
                ranks[FieldKind.STATUS.ordinal()] = Math.min(ranks[FieldKind.STATUS.ordinal()], name.rank() + penalty);
            case REQUEST, TARGET, PATH, ROUTE -> requestLeftOut |= penalty == 0;
            default -> {}
        }
    }

    /** Takes a list of whole seconds and the nanoseconds besides, under the name of a duration. */
    void assignSpan(AccessRecord record, KnownKey key, int penalty, byte[] bytes, int seconds, int nanos, int to) {
        JsonName name = key.name();
        if (name != null
                && name.rank() + penalty < ranks[FieldKind.DURATION.ordinal()]
                && duration.takeList(record, bytes, seconds, nanos, to)) {
            ranks[FieldKind.DURATION.ordinal()] = name.rank() + penalty;
        }
    }

    /**
     * Takes a value, which stands unescaped in a buffer that stays as it is until the record was used. A value that cannot be read
     * under its name was not meant: it is as if the field were not there.
     */
    void assign(AccessRecord record, JsonName name, int penalty, byte[] bytes, int from, int to) {
        if (isMeantOtherwise(record, name, penalty, bytes, from, to)) {
            return;
        }
        FieldKind meaning = NamedValue.meant(name.meaning(), bytes, from, to);
        boolean named = meaning == FieldKind.ROUTE && !NamedValue.hasSlash(bytes, from, to);
        int rank = name.rank() + penalty + (named ? NO_TEMPLATE : 0);
        if (meaning == FieldKind.DURATION && isSameDuration(record, name, rank, bytes, from, to)) {
            return;
        }
        if (rank >= ranks[meaning.ordinal()] || yields(record, meaning, rank, bytes, from, to)) {
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
            ranks[meaning.ordinal()] = rank;
        }
    }

    /** An answer in a text is several values. And in an object of its own a unit is that of anything: {@code {"db": {"ms": 5}}}. */
    private boolean isMeantOtherwise(AccessRecord record, JsonName name, int penalty, byte[] bytes, int from, int to) {
        return name.meaning() == FieldKind.REMARK && answered(record, name.rank() + penalty, bytes, from, to)
                || name.use() == JsonName.Use.BARE_UNIT && penalty > 0;
    }

    /** Takes a text; false where it cannot be what its name says. */
    private boolean takeText(AccessRecord record, FieldKind meaning, JsonName name, byte[] bytes, int from, int to) {
        if (!NamedValue.isSound(meaning, bytes, from, to)) {
            moduleNamed |= meaning == FieldKind.TARGET;
            return false;
        }
        if (meaning == FieldKind.PATH) {
            pathNamed = name.use() == JsonName.Use.PATH_ALONE;
        } else if (meaning == FieldKind.TARGET) {
            pathNamed = false;
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
            unfinished |= penalty == 0 && NamedValue.isUnfinished(bytes, from, to);
        } else if (meaning == FieldKind.DURATION_PART) {
            if (name.unit() != null) {
                duration.takeStage(name.unit(), bytes, from, to);
            } else if (LoggedNumbers.unitWritten(bytes, from, to) != null) {
                read(record, meaning, bytes, from, to);
            }
        } else if (rank <= ranks[FieldKind.DURATION.ordinal()]
                && duration.takePart(record, name, rank, bytes, from, to)) {
            ranks[FieldKind.DURATION.ordinal()] = rank;
        }
    }

    /** Whether two values are one duration, of which the one with its unit behind it is kept. */
    private boolean isSameDuration(AccessRecord record, JsonName name, int rank, byte[] bytes, int from, int to) {
        int taken = ranks[FieldKind.DURATION.ordinal()];
        if (taken == NOT_SEEN) {
            return false;
        }
        boolean same = rank < taken
                ? duration.isCoarserThanTaken(record, name, bytes, from, to)
                : duration.takeFiner(record, name, bytes, from, to);
        if (same) {
            ranks[FieldKind.DURATION.ordinal()] = Math.min(rank, taken);
        }
        return same;
    }

    /** Takes what is of use only together with another value; false if it is none. */
    private boolean takeAside(AccessRecord record, FieldKind meaning, int rank, byte[] bytes, int from, int to) {
        switch (meaning) {
            case TITLE -> {
                return titled(record, rank, bytes, from, to);
            }
            case DURATION_UNIT -> duration.takeUnit(bytes, from, to);
            default -> call.take(meaning, bytes, from, to);
        }
        return true;
    }

    /** Takes the method, and the path where it is one, of what someone named a request: {@code GET /path}, {@code GET Users/Get [id]}. */
    private boolean titled(AccessRecord record, int rank, byte[] bytes, int from, int to) {
        int word = Ascii.endOfWord(bytes, from, to);
        if (word >= to || !EntryMarks.isRequestWord(bytes, from, word)) {
            return false;
        }
        take(record, FieldKind.METHOD, rank + TITLES, bytes, from, word);
        boolean path = bytes[word + 1 < to ? word + 1 : word] == '/' && Ascii.endOfWord(bytes, word + 1, to) == to;
        if (path && ranks[FieldKind.TARGET.ordinal()] == NOT_SEEN) {
            take(record, FieldKind.PATH, rank + TITLES, bytes, word + 1, to);
        }
        return true;
    }

    /** Takes an answer out of a text, {@code [HTTP] 200 - GET /path - 192.0.2.1:51344}; false where there is none. */
    private boolean answered(AccessRecord record, int rank, byte[] bytes, int from, int to) {
        int code = NamedValue.behindTag(bytes, from, to);
        int method = code + 6;
        if (method >= to || !SentStatus.is(bytes, code, code + 3) || !Ascii.startsWith(bytes, code + 3, to, " - ")) {
            return false;
        }
        int target = Ascii.endOfWord(bytes, method, to) + 1;
        if (target >= to || bytes[target] != '/' || !EntryMarks.isRequestWord(bytes, method, target - 1)) {
            return false;
        }
        int behind = Ascii.endOfWord(bytes, target, to);
        take(record, FieldKind.STATUS, rank, bytes, code, code + 3);
        take(record, FieldKind.METHOD, rank, bytes, method, target - 1);
        take(record, FieldKind.TARGET, rank, bytes, target, behind);
        int client = behind + 3;
        if (Ascii.startsWith(bytes, behind, to, " - ") && client < to && Ascii.isDigit(bytes[client])) {
            take(record, FieldKind.CLIENT, rank, bytes, client, Ascii.endOfWord(bytes, client, to));
        }
        return true;
    }

    private void take(AccessRecord record, FieldKind meaning, int rank, byte[] bytes, int from, int to) {
        if (rank < ranks[meaning.ordinal()]
                && assignment.assign(record, meaning, Unit.SECONDS, bytes, from, to) == null) {
            ranks[meaning.ordinal()] = rank;
        }
    }

    /** A path says less than a target, which has the query, unless the target stands astray and the path does not. */
    private boolean yields(AccessRecord record, FieldKind meaning, int rank, byte[] bytes, int from, int to) {
        if (meaning != FieldKind.PATH && meaning != FieldKind.TARGET) {
            return false;
        }
        int target = ranks[FieldKind.TARGET.ordinal()];
        int path = ranks[FieldKind.PATH.ordinal()];
        if (meaning == FieldKind.PATH && target != NOT_SEEN && NamedValue.isServer(record.target)) {
            // Some proxies name so the server that they asked.
            return from == to || bytes[from] != '/';
        }
        if (meaning == FieldKind.TARGET && path != NOT_SEEN && NamedValue.isServer(bytes, from, to)) {
            return true;
        }
        return meaning == FieldKind.PATH
                ? target != NOT_SEEN && target / ASTRAY <= rank / ASTRAY
                : path != NOT_SEEN && rank / ASTRAY > path / ASTRAY;
    }

    private boolean status(AccessRecord record, int rank, byte[] bytes, int from, int to) {
        nothingFailed = to - from == 1 && bytes[from] == '0';
        call.takeCode(bytes, from, to);
        // The code of an error somewhere in the object is no answer that was not sent.
        return read(record, FieldKind.STATUS, bytes, from, NamedValue.endOfStatus(bytes, from, to))
                && (rank < ASTRAY || record.status != AccessRecord.ABSENT);
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
        if (PrintedRequest.is(bytes, from, to)) {
            printed = true;
            return false;
        }
        boolean read = read(record, FieldKind.REQUEST, bytes, from, to);
        if (read && record.hasRequest()) {
            // What the client sent; names such as nginx's uri are what it was rewritten to.
            ranks[FieldKind.TARGET.ordinal()] = rank;
        }
        return read;
    }

    private boolean upstream(AccessRecord record, JsonName name, byte[] bytes, int from, int to) {
        if (from == to) {
            return false;
        }
        record.attempts = 0;
        vendorsUpstream = name.use() == JsonName.Use.VENDOR_KNOWN;
        Unit unit = duration.unit(name, bytes, from, to);
        if (unit == null) {
            return false;
        }
        boolean read = assignment.assign(record, FieldKind.UPSTREAM, unit, bytes, from, to) == null;
        record.attempts = read ? record.attempts : 0;
        return read;
    }

    private boolean size(AccessRecord record, FieldKind meaning, byte[] bytes, int from, int to) {
        if (read(record, meaning, bytes, from, to)) {
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

    private boolean seen(FieldKind meaning) {
        return ranks[meaning.ordinal()] != NOT_SEEN;
    }

    /** Ends a record: an entry needs a request and a status; what is clearly none is a message of the application. */
    ParseResult finish(AccessRecord record) {
        duration.finish(record, marks, moreMarks);
        ofVendor(record);
        if (duration.isElsewhere()) {
            ofElsewhere(record);
        }
        assignment.finish(record);
        if (record.target.isEmpty()) {
            ofCall(record);
        }
        if (vendorsUpstream && VendorSigns.ALL.vendor(marks, moreMarks) == null) {
            record.attempts = 0;
        }
        if (ranks[FieldKind.ROUTE.ordinal()] >= NO_TEMPLATE && !record.target.isEmpty()) {
            record.route.clear();
        }
        if (unfinished) {
            return Ignored.MESSAGE;
        }
        rootedTarget(record);
        boolean method = !record.method.isEmpty();
        boolean target = record.hasRequest() && (method || NamedValue.isPath(record));
        return target && seen(FieldKind.STATUS) ? record : unlikeEntry(record, method, target);
    }

    /** What a record is in which something of an entry is not there. */
    private ParseResult unlikeEntry(AccessRecord record, boolean method, boolean target) {
        boolean timed = record.durationNanos != AccessRecord.ABSENT || duration.isThere();
        if (printed && !timed) {
            // What Django says of a request that failed, beside the line of the server that answered it.
            return Ignored.ABOUT_REQUEST;
        }
        if (seen(FieldKind.STATUS)) {
            boolean request = seen(FieldKind.REQUEST) || requestLeftOut;
            return request ? record : timed ? Rejection.NO_REQUEST_FIELD : Ignored.MESSAGE;
        }
        // What a logger says with a path in it, such as that a request begins, is no answer to be counted.
        boolean message = !method || VendorSigns.MESSAGE.areIn(marks, moreMarks) && (!timed || moduleNamed);
        if (!target || message) {
            return Ignored.MESSAGE;
        }
        return timedAnswers && !timed ? Ignored.ABOUT_REQUEST : Rejection.NO_STATUS_FIELD;
    }

    /** A duration in an object of which nobody knows what it tells of is that of the request only where that stands there as well. */
    private void ofElsewhere(AccessRecord record) {
        if (record.durationNanos >= 0
                && ranks[FieldKind.STATUS.ordinal()] < ASTRAY
                && ranks[FieldKind.METHOD.ordinal()] < ASTRAY) {
            duration.leaveOut(record);
        }
    }

    /** Where nothing else was asked for, a call was. */
    private void ofCall(AccessRecord record) {
        if (call.isThere()) {
            call.put(record, assignment.scratch());
            if (record.status < 0 && call.answer(record)) {
                ranks[FieldKind.STATUS.ordinal()] = 0;
            }
        }
    }

    /** HAProxy has read its bytes from the server; the content that Tyk and GitLab tell the length of is the request's. */
    private void sizeOfVendor(AccessRecord record) {
        if (record.responseBytes == AccessRecord.ABSENT && duration.program(marks, moreMarks) == JsonVendor.HAPROXY) {
            record.responseBytes = record.requestBytes;
            record.requestBytes = AccessRecord.ABSENT;
        } else if (record.requestBytes == AccessRecord.ABSENT
                && (VendorSigns.OF_GITLAB.areIn(marks, moreMarks)
                        || VendorSigns.OF_TYK.areIn(marks, moreMarks)
                                && duration.program(marks, moreMarks) == JsonVendor.TYK)) {
            record.requestBytes = record.responseBytes;
            record.responseBytes = AccessRecord.ABSENT;
        }
    }

    /** What means something else in the lines of one program than in all others. */
    private void ofVendor(AccessRecord record) {
        boolean number = record.method.length() == 1 && Ascii.isDigit(record.method.at(0));
        boolean routed = record.target.isEmpty() && !record.route.isEmpty() && !record.method.isEmpty();
        if (number && VendorSigns.ALL.vendor(marks, moreMarks) == JsonVendor.GRAVITEE) {
            byte[] name = GRAVITEE_METHODS[record.method.at(0) - '0'];
            record.method.set(name, 0, name.length);
        } else if (routed && VendorSigns.ROUTE_IS_PATH.areIn(marks, moreMarks)) {
            record.target.set(record.route.bytes(), record.route.from(), record.route.to());
            record.route.clear();
        }
        if (nothingFailed && record.status == AccessRecord.ABSENT && VendorSigns.OF_SOLR.areIn(marks, moreMarks)) {
            record.status = OK;
        }
        if ((record.requestBytes == AccessRecord.ABSENT) != (record.responseBytes == AccessRecord.ABSENT)) {
            sizeOfVendor(record);
        }
    }

    /** Some write a path without the slash that it begins with. */
    private void rootedTarget(AccessRecord record) {
        Text target = record.target;
        if (!record.method.isEmpty() && NamedValue.lacksSlash(target, pathNamed)) {
            Scratch scratch = assignment.scratch();
            scratch.reserve(target.length() + 1);
            int from = scratch.length();
            scratch.add('/');
            for (int i = 0; i < target.length(); i++) {
                scratch.add(target.at(i));
            }
            target.set(scratch.bytes(), from, scratch.length());
        }
    }

    /** The names that are known, those configured first; every value is taken. */
    public static NamedFields of(
            Map<String, String> fields, ExtraSlots extras, @Nullable Unit configured, @Nullable Unit guessed) {
        return new NamedFields(NameTree.of(fields, extras, configured), extras, configured, guessed, Set.of());
    }
}
