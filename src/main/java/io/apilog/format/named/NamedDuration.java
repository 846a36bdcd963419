package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.format.evidence.Measured;
import io.apilog.format.field.FieldAssigner;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.JsonName;
import io.apilog.format.field.JsonVendor;
import io.apilog.format.field.SeenNames;
import io.apilog.format.field.VendorSigns;
import io.apilog.format.value.Commas;
import io.apilog.format.value.DurationParts;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.WrittenUnit;
import io.apilog.request.AccessRecord;
import io.apilog.request.DurationLeftOut;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The duration of a record whose fields have names. Its unit is, in this order, the one written behind the number, the configured one,
 * the one that the name says, that of the program whose names the line has, the one that the values of the file showed.
 */
public final class NamedDuration {
    private static final int LONGEST_NUMBER = 64;

    private final FieldAssigner assignment;
    private final @Nullable Unit configured;
    private final @Nullable Unit guessed;
    private boolean guessUsed;
    private boolean decimals;
    private boolean found;
    private boolean unnamed;
    private boolean isWritten;
    private @Nullable Unit unitUsed;

    private Unit unitRead = Unit.NANOSECONDS;

    /**
     * The unit of the program of the line before, in which a plain number is read first whose unit is not said yet: mostly it need not be read
     * again. Of others it depends on the unit whether they are numbers.
     */
    private Unit unitExpected = Unit.NANOSECONDS;

    private @Nullable JsonVendor vendor;
    private byte[] bytes = {};
    private int from;
    private int to;
    private Commas commas = Commas.UNKNOWN;
    private final byte[] number = new byte[LONGEST_NUMBER];
    private int written;
    private @Nullable Unit unitBeside;
    private final DurationHalves halves = new DurationHalves();
    private @Nullable Unit partWritten;
    private boolean firstByte;
    private JsonName.Use use = JsonName.Use.ALWAYS;
    private final DurationParts parts = new DurationParts();
    private boolean clocks;
    private @Nullable JsonVendor doubted;

    NamedDuration(FieldAssigner assignment, @Nullable Unit configured, @Nullable Unit guessed) {
        this.assignment = assignment;
        this.configured = configured;
        this.guessed = guessed;
    }

    /** Whether the record made last has a duration in the guessed unit. */
    public boolean guessWasUsed() {
        return guessUsed;
    }

    /** The unit in which the record made last had its duration, or null if it had none. */
    public @Nullable Unit unitUsed() {
        return unitUsed;
    }

    /** The program by whose names the unit of the record made last is known; null where it is not by them that it is. */
    public @Nullable JsonVendor vendor() {
        return vendor;
    }

    /** Whether the record made last has something under the name of a duration. */
    public boolean isThere() {
        return found;
    }

    /** Whether the name of that duration is one of nginx's. */
    public boolean isNamedAsNginx() {
        return use == JsonName.Use.NGINX;
    }

    /** Whether the name of that duration is nothing but a unit. */
    public boolean isNamedByUnit() {
        return use == JsonName.Use.BARE_UNIT;
    }

    /** What is called by nothing but a unit is a part of a time stamp in this file. */
    public void unitsAreClocks() {
        clocks = true;
    }

    /** The numbers of this file are not in the unit that this program writes by default, whose names it has; null: they are. */
    public void doubt(@Nullable JsonVendor program) {
        doubted = program;
    }

    /** Adds the number of the record made last, without its unit. */
    public void measure(AccessRecord record, Measured into) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).replace(',', '.');
        int point = text.indexOf('.');
        long time = record.timeMillis < 0 ? Measured.NO_TIME : record.timeMillis;
        try {
            int places = decimals ? Math.max(1, text.length() - 1 - point) : Measured.WHOLE;
            into.add(Double.parseDouble(text), places, time);
        } catch (NumberFormatException e) {
            // A spelling that says its unit by itself, and is no evidence for another.
        }
    }

    /** Whether it stands in an object of which nobody knows what it tells of. */
    boolean isElsewhere() {
        return use == JsonName.Use.ELSEWHERE;
    }

    /** Leaves it out: nothing says that it is the request's. */
    void leaveOut(AccessRecord record) {
        record.durationNanos = AccessRecord.ABSENT;
        record.leftOut = DurationLeftOut.UNDECIDED;
        unitUsed = null;
        guessUsed = false;
    }

    void begin() {
        to = from;
        found = false;
        isWritten = false;
        decimals = false;
        guessUsed = false;
        unitUsed = null;
        vendor = null;
        unitBeside = null;
        use = JsonName.Use.ALWAYS;
        parts.clear();
        halves.clear();
        partWritten = null;
        firstByte = false;
    }

    /** Whether the record made last has the time until the first byte of its answer, and no duration. */
    public boolean isFirstByteAlone() {
        return firstByte;
    }

    /** Takes one of the two times that are the whole together. */
    void takeStage(Unit unit, byte[] value, int first, int end) {
        halves.takeStage(unit, value, first, end);
    }

    /** The unit of a value under a name, or null where nothing says it. */
    @Nullable
    Unit unit(JsonName name, byte[] value, int first, int end) {
        if (configured != null) {
            return configured;
        }
        if (name.unit() != null) {
            return name.unit();
        }
        // Of nginx's times, those of upstreams are told by their decimals; that of the request by the whole file.
        return name.nginx() && name.meaning() == FieldKind.UPSTREAM && hasDecimals(value, first, end)
                ? Unit.SECONDS
                : guessed;
    }

    private static boolean hasDecimals(byte[] value, int first, int end) {
        for (int i = first; i < end; i++) {
            if (value[i] == '.' || value[i] == ',' || value[i] == 'e' || value[i] == 'E') {
                return true;
            }
        }
        return false;
    }

    /** What the commas within the numbers of the file are. */
    public void commas(Commas known) {
        commas = known;
    }

    /** The value under the name of a duration of the record made last, as it is written; empty where there is none. */
    public String written() {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Writes a number whose commas are known as others are written; false where it is taken as it is. */
    private boolean rewrite(byte[] value, int first, int end) {
        int comma = commas == Commas.UNKNOWN || commas == Commas.LISTS
                ? -1
                : ByteSearch.indexOf(value, first, end, (byte) ',');
        boolean is = comma > first
                && Commas.endOfNumber(value, first, comma, end) > comma
                && (commas == Commas.DECIMALS || Commas.isGrouped(value, first, end));
        written = is ? commas.write(value, first, end, number) : 0;
        return written > 0;
    }

    /** Takes a value; false if it is none. */
    boolean take(AccessRecord record, JsonName name, byte[] value, int first, int end) {
        boolean plain = isPlain(value, first, end);
        return !plain && rewrite(value, first, end)
                ? take(record, name, number, 0, written, false)
                : take(record, name, value, first, end, plain);
    }

    /** Whether there are digits and points alone, as nearly always: no unit and no comma. */
    private static boolean isPlain(byte[] value, int first, int end) {
        for (int i = first; i < end; i++) {
            if (value[i] != '.' && (value[i] < '0' || value[i] > '9')) {
                return false;
            }
        }
        return end > first;
    }

    private boolean take(AccessRecord record, JsonName name, byte[] value, int first, int end, boolean plain) {
        Unit written = plain ? null : LoggedNumbers.unitWritten(value, first, end);
        if (name.use() == JsonName.Use.UNIT_WRITTEN && written == null) {
            return false;
        }
        if (name.use() == JsonName.Use.BARE_UNIT && clocks) {
            return false;
        }
        if (name.use() == JsonName.Use.BARE_UNIT && (first == end || !Ascii.isDigit(value[first]))) {
            // Loggers write so how long ago they wrote the line before: {"ms": "+12ms"}.
            return false;
        }
        parts.clear();
        Unit unit = unit(name, value, first, end);
        boolean expected = unit == null && plain && unitExpected != Unit.NANOSECONDS;
        boolean read = expected && readIn(unitExpected, record, value, first, end)
                || readIn(unit == null ? Unit.NANOSECONDS : unit, record, value, first, end);
        if (!read) {
            record.durationNanos = AccessRecord.ABSENT;
            record.leftOut = DurationLeftOut.NOT_A_NUMBER;
            bytes = value;
            from = first;
            to = end;
            return false;
        }
        found = true;
        bytes = value;
        from = first;
        to = end;
        decimals = plain ? record.durationDecimals != AccessRecord.WHOLE : hasDecimals(value, first, end);
        use = name.use();
        unnamed = name.unit() == null;
        isWritten = written != null;
        unitUsed = written == null ? unit : written;
        guessUsed = configured == null && name.unit() == null && written == null;
        return true;
    }

    private boolean readIn(Unit unit, AccessRecord record, byte[] value, int first, int end) {
        unitRead = unit;
        return assignment.takeDuration(record, unit, value, first, end);
    }

    /** Reads the number in the unit that the line itself told, where it was read in another one. */
    private void settle(Unit unit, AccessRecord record) {
        if (unit != unitRead && !readIn(unit, record, bytes, from, to)) {
            // Too large for that unit: in no other one it is a duration.
            record.durationNanos = AccessRecord.ABSENT;
            record.leftOut = DurationLeftOut.NOT_A_NUMBER;
        }
        unitUsed = unit;
        guessUsed = false;
    }

    /** Whether another value may say the duration of this record more exactly: it is so far a whole number in a unit by its name. */
    boolean isCoarse() {
        return found && !decimals && !isWritten && !guessUsed && unitUsed != null;
    }

    /**
     * Whether a value with its unit behind it is the same duration, not cut to a whole number: {@code time_ms=0 duration=312.5µs}. Then
     * it is taken.
     */
    boolean takeFiner(AccessRecord record, JsonName name, byte[] value, int first, int end) {
        Unit coarse = unitUsed;
        if (coarse == null || !isCoarse() || LoggedNumbers.unitWritten(value, first, end) == null) {
            return false;
        }
        long nanos = LoggedNumbers.nanos(value, first, end, coarse);
        return nanos >= 0
                && Math.abs(nanos - record.durationNanos) < coarse.nanos()
                && take(record, name, value, first, end);
    }

    /** Whether a whole number is the duration that is there already with its unit behind it, cut to that number. */
    boolean isCoarserThanTaken(AccessRecord record, JsonName name, byte[] value, int first, int end) {
        Unit coarse = configured == null ? name.unit() : configured;
        if (coarse == null
                || !isWritten
                || record.durationNanos < 0
                || hasDecimals(value, first, end)
                || LoggedNumbers.unitWritten(value, first, end) != null) {
            return false;
        }
        long nanos = LoggedNumbers.nanos(value, first, end, coarse);
        return nanos >= 0 && Math.abs(nanos - record.durationNanos) < coarse.nanos();
    }

    /** One of the times that are added up has this unit behind it. */
    void partIsWritten(Unit unit) {
        partWritten = unit;
    }

    /** Takes the unit that stands in a field of its own. */
    void takeUnit(byte[] value, int first, int end) {
        unitBeside = WrittenUnit.time(value, first, end);
    }

    /** Takes one of the units of a duration that is an object; false if it is none. */
    boolean takePart(AccessRecord record, JsonName name, int rank, byte[] value, int first, int end) {
        Unit unit = name.unit();
        if (unit == null || !parts.add(rank, unit, value, first, end)) {
            return false;
        }
        took(record, unit);
        return true;
    }

    /** Takes seconds and, behind them, the nanoseconds besides; false if the two are none. */
    boolean takeList(AccessRecord record, byte[] value, int seconds, int nanos, int end) {
        if (!parts.set(value, seconds, nanos, end)) {
            return false;
        }
        took(record, Unit.SECONDS);
        return true;
    }

    private void took(AccessRecord record, Unit unit) {
        found = true;
        isWritten = true;
        guessUsed = false;
        use = JsonName.Use.ALWAYS;
        record.durationNanos = parts.nanos();
        record.leftOut = record.durationNanos < 0 ? DurationLeftOut.NOT_A_NUMBER : null;
        unitUsed = record.durationNanos < 0 ? null : unit;
    }

    /** Takes the beginning or the end of a span; false if it is none. */
    boolean takeEdge(AccessRecord record, FieldKind edge, byte[] value, int first, int end) {
        return halves.takeEdge(record, edge, value, first, end);
    }

    /** Whether the record has the time when it began, as spans have. */
    boolean hasEdges() {
        return halves.hasEdges();
    }

    /** Whether there is one whose name does not say its unit. */
    boolean isUnnamed() {
        return found && unnamed;
    }

    /** Ends a record which has these names. */
    void finish(AccessRecord record, SeenNames names) {
        if (guessUsed) {
            findUnit(record, names);
        }
        if (use == JsonName.Use.ONE_SIDE || use == JsonName.Use.VENDOR_KNOWN) {
            leaveOutPart(record, names);
        }
        if (unitUsed == null) {
            unitUsed = partWritten == null ? halves.put(record) : partWritten;
        }
        firstByte = unitUsed == null && names.have(VendorSigns.FIRST_BYTE);
        if (!guessUsed) {
            record.durationDecimals = AccessRecord.UNIT_SAID;
        }
        boolean undecided = guessUsed && guessed == null && record.durationNanos != AccessRecord.ABSENT;
        if (undecided) {
            record.durationNanos = AccessRecord.ABSENT;
            unitUsed = null;
        }
        boolean none = record.durationNanos == AccessRecord.ABSENT;
        record.leftOut = undecided ? DurationLeftOut.UNDECIDED : none ? record.leftOut : null;
    }

    /** Looks for a unit in a field of its own, and for a program with these names. */
    private void findUnit(AccessRecord record, SeenNames names) {
        if (unitBeside != null) {
            settle(unitBeside, record);
            return;
        }
        JsonVendor known = names.program();
        if (known != null && known != doubted && known.writes(decimals)) {
            settle(known.unit(), record);
            vendor = known;
            unitExpected = known.unit();
        }
    }

    /** Of two sides of a request neither is the whole, and two letters say nothing. */
    private void leaveOutPart(AccessRecord record, SeenNames names) {
        boolean part = use == JsonName.Use.ONE_SIDE
                && names.have(VendorSigns.OF_REQUEST)
                && names.have(VendorSigns.OF_RESPONSE);
        if (part || guessUsed && use == JsonName.Use.VENDOR_KNOWN) {
            record.durationNanos = AccessRecord.ABSENT;
            unitUsed = null;
            guessUsed = false;
            found = false;
        }
    }
}
