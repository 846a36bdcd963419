package io.apilog.format;

import io.apilog.format.column.HeadlessColumns;
import io.apilog.format.column.Streams;
import io.apilog.format.evidence.ClockPart;
import io.apilog.format.evidence.GoLoggers;
import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.Thousandths;
import io.apilog.format.evidence.Thousandths.Beside;
import io.apilog.format.evidence.UnitEvidence;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.evidence.Verdict;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.FirstByte;
import io.apilog.format.field.JsonNode;
import io.apilog.format.field.JsonVendor;
import io.apilog.format.field.NameTree;
import io.apilog.format.named.EntriesParser.Entries;
import io.apilog.format.named.HeaderedParser;
import io.apilog.format.named.KeyValueParser;
import io.apilog.format.named.MendedJsonParser;
import io.apilog.format.named.NamedDuration;
import io.apilog.format.named.NamedFields;
import io.apilog.format.named.NamedParser;
import io.apilog.format.named.UnitInText;
import io.apilog.format.parser.LineParser;
import io.apilog.format.requestlog.CommaEvidence;
import io.apilog.format.value.Commas;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The formats whose fields have names, in whatever order: JSON, LTSV and logfmt. */
final class NamedFormats {
    private static final String CLOCK =
            "what is called by a unit alone is spread evenly over 0 to 999, as the milliseconds of a time stamp";

    /** So few lines refute nothing. */
    private static final int FEW = 5;

    private static final String FIRST_BYTE = FirstByte.WHY
            + ": in a Logpush job of Cloudflare choose EdgeStartTimestamp and EdgeEndTimestamp with timestamps as unixnano";

    private final FormatSettings settings;
    private final ExtraSlots extras;
    private final Set<FieldKind> readOver;

    NamedFormats(FormatSettings settings, ExtraSlots extras) {
        this.settings = settings;
        this.extras = extras;
        this.readOver = FieldKind.unasked(settings.texts());
    }

    /** The format as these lines have it; a unit that no name says is taken from their values. */
    KnownFormat find(Format format, List<byte[]> all) {
        if (format != Format.JSON && format != Format.LOGFMT) {
            return find(format, all, UnaryOperator.identity());
        }
        Supplier<NamedParser> parsers = () -> parser(format, List.of(), Unit.NANOSECONDS, Commas.UNKNOWN);
        Entries entries = Entries.among(all, parsers.get(), format == Format.JSON ? ':' : '=');
        return find(format, entries.of(all, parsers.get()), entries::parser);
    }

    /** The format of the entries among some lines, of which a parser is made that takes only them. */
    private KnownFormat find(Format format, List<byte[]> lines, UnaryOperator<NamedParser> only) {
        KnownFormat found = ofEntries(format, lines);
        return found.with(parser -> parser instanceof NamedParser named ? only.apply(named) : parser);
    }

    private KnownFormat ofEntries(Format format, List<byte[]> lines) {
        Unit configured = settings.durationUnit();
        List<byte[]> heads = format == Format.CSV ? HeaderedParser.heads(lines) : List.of();
        if (configured != null) {
            Detection detection = new Detection(format, "", Optional.of(configured), "the unit is configured");
            return new KnownFormat(detection, () -> parser(format, heads, configured, Commas.UNKNOWN));
        }
        Probe seen = probe(format, heads, lines, null);
        Verdict said = seen.text.verdict();
        JsonVendor program = seen.vendor;
        if (program == null) {
            return of(format, heads, seen, null, "", said);
        }
        TimeUnit documented = TimeUnit.valueOf(program.unit().name());
        String contradiction = said == null
                ? UnitEvidence.contradiction(seen.byVendor, documented, program.spelling())
                : said.unit() == documented ? null : said.why();
        return contradiction == null
                ? of(format, heads, seen, null, "", null)
                : of(
                        format,
                        heads,
                        probe(format, heads, lines, program),
                        program,
                        program.title() + " writes " + program.unit().label() + ", but " + contradiction + ": ",
                        said);
    }

    private Probe probe(Format format, List<byte[]> heads, List<byte[]> lines, @Nullable JsonVendor doubted) {
        NamedParser parser = parser(format, heads, Unit.NANOSECONDS, Commas.UNKNOWN);
        parser.fields().duration().doubt(doubted);
        Probe seen = new Probe();
        each(
                parser,
                lines,
                (bytes, record) -> seen.see(bytes, record, parser.fields().duration()));
        return seen;
    }

    /**
     * The format in which these values were seen.
     *
     * @param doubted the program by whose names the unit would be known and which did not write these numbers as it does by default
     * @param said the unit that the lines say in their texts, or null
     */
    private KnownFormat of(
            Format format,
            List<byte[]> heads,
            Probe seen,
            @Nullable JsonVendor doubted,
            String contradiction,
            @Nullable Verdict said) {
        if (ClockPart.isSeenIn(seen.byUnit)) {
            Detection detection =
                    new Detection(format, "", Optional.empty(), CLOCK, List.of("duration: none: " + CLOCK), true);
            return new KnownFormat(detection, () -> {
                NamedParser parser = parser(format, heads, null, Commas.UNKNOWN);
                parser.fields().duration().unitsAreClocks();
                return parser;
            });
        }
        Commas commas = seen.commas.verdict();
        boolean unclear = commas == Commas.UNKNOWN && seen.withCommas;
        if (seen.guessed.size() == 0 && seen.named == null && seen.firstByte && seen.byVendor.size() == 0) {
            Detection detection = new Detection(
                    format, "", Optional.empty(), FIRST_BYTE, List.of("duration: none: " + FIRST_BYTE), true);
            return new KnownFormat(detection, () -> parser(format, heads, null, commas, doubted));
        }
        if (seen.guessed.size() == 0) {
            JsonVendor vendor = seen.vendor;
            String why = vendor == null
                    ? ""
                    : "the name of the duration does not say its unit: taken as "
                            + vendor.unit().label() + ", which " + vendor.title()
                            + " writes, whose names stand beside it";
            String also = unclear ? "nothing decides whether the commas in the durations part thousands" : why;
            Detection detection = new Detection(
                    format, "", Optional.ofNullable(seen.named), also, List.of(), unclear && seen.named == null);
            Supplier<LineParser> parsers = () -> parser(format, heads, null, commas, doubted);
            return vendor == null ? new KnownFormat(detection, parsers) : KnownFormat.asDocumented(detection, parsers);
        }
        // Of LTSV's recommended labels reqtime is nginx's $request_time; in JSON gateways took its name for their
        // milliseconds.
        boolean named = format == Format.LTSV || seen.guessed.size() < FEW;
        Beside beside = named ? Beside.NAME : Beside.NOTHING;
        Verdict alone = said == null && seen.nginx ? Thousandths.verdict(seen.guessed, beside) : said;
        Verdict shown = alone == null ? UnitEvidence.of(seen.guessed, seen.nginx ? Place.COLUMN : Place.FIELD) : alone;
        Verdict written = shown.unit() == null ? seen.loggers.verdict(seen.guessed) : null;
        Verdict verdict = written == null ? shown : written;
        Unit unit = verdict.decided();
        String why = "the name of the duration does not say its unit: " + contradiction
                + (unit == null ? "nothing decides it: " : "taken as " + unit.label() + ": ") + verdict.why();
        boolean undecided = unit == null && seen.named == null;
        Optional<Unit> told = Optional.ofNullable(unit == null ? seen.named : unit);
        List<String> fields =
                List.of("duration: " + (unit == null ? "none" : "in " + unit.label()) + ": " + verdict.why());
        Detection detection = new Detection(format, "", told, why, fields, undecided, verdict.isUnseen());
        Supplier<LineParser> parsers = () -> parser(format, heads, unit, commas, doubted);
        if (verdict.presumed() && unit != null) {
            return KnownFormat.asDocumented(detection, parsers);
        }
        return doubted == null && !verdict.presumed() && !(seen.nginx && unit == null)
                ? new KnownFormat(detection, parsers)
                : KnownFormat.refuted(detection, parsers);
    }

    /** Values that no line names, as they were found. */
    KnownFormat of(HeadlessColumns.Found columns) {
        Unit configured = settings.durationUnit();
        Optional<Unit> unit = Optional.ofNullable(configured == null ? columns.unit() : configured);
        Detection detection = new Detection(
                Format.CSV, "", unit, columns.why(), columns.columns(), columns.undecided(), columns.unseen());
        return KnownFormat.inferred(
                detection,
                () -> HeaderedParser.headless(
                        fields(NameTree.of(settings.fields(), extras, configured), null),
                        columns.head(),
                        columns.parting()));
    }

    /** What the durations of a sample are. */
    private static final class Probe {
        final Measured guessed = new Measured();
        final Measured byUnit = new Measured();
        final Measured byVendor = new Measured();
        boolean nginx;

        final UnitInText text = new UnitInText();
        final GoLoggers loggers = new GoLoggers();
        final CommaEvidence commas = new CommaEvidence();
        boolean withCommas;
        boolean firstByte;

        @Nullable
        Unit named;

        @Nullable
        JsonVendor vendor;

        void see(byte[] line, AccessRecord record, NamedDuration duration) {
            String written = duration.written();
            loggers.see(line);
            firstByte |= duration.isFirstByteAlone();
            if (duration.vendor() != null || duration.guessWasUsed()) {
                text.see(line, written);
            }
            if (!written.isEmpty()) {
                commas.see(written);
                withCommas |= written.indexOf(',') > 0;
            }
            if (duration.isNamedByUnit() && duration.isThere() && record.durationNanos >= 0) {
                duration.measure(record, byUnit);
            }
            vendor = vendor == null ? duration.vendor() : vendor;
            if (duration.vendor() != null && record.durationNanos >= 0 && !isStream(record)) {
                duration.measure(record, byVendor);
            }
            if (duration.guessWasUsed() && record.durationNanos >= 0) {
                nginx |= duration.isNamedAsNginx();
                if (!isStream(record)) {
                    duration.measure(record, guessed);
                }
            } else if (!duration.guessWasUsed() && duration.unitUsed() != null && named == null) {
                named = duration.unitUsed();
            }
        }

        private static boolean isStream(AccessRecord record) {
            return Streams.isOne(record.target.toString(), record.status);
        }
    }

    private NamedParser parser(
            Format format, List<byte[]> lines, @Nullable Unit guessed, Commas commas, @Nullable JsonVendor doubted) {
        NamedParser parser = parser(format, lines, guessed, commas);
        parser.fields().duration().doubt(doubted);
        return parser;
    }

    private NamedParser parser(Format format, List<byte[]> lines, @Nullable Unit guessed, Commas commas) {
        NamedParser parser = parser(format, lines, guessed);
        parser.fields().duration().commas(commas);
        return parser;
    }

    private NamedParser parser(Format format, List<byte[]> lines, @Nullable Unit guessed) {
        Unit configured = settings.durationUnit();
        return switch (format) {
            case JSON -> new MendedJsonParser(fields(NameTree.of(settings.fields(), extras, configured), guessed));
            case LTSV -> KeyValueParser.ltsv(fields(NameTree.ofLabels(settings.fields(), extras, configured), guessed));
            case LOGFMT ->
                KeyValueParser.logfmt(fields(NameTree.ofPairs(settings.fields(), extras, configured), guessed));
            case CSV -> new HeaderedParser(fields(NameTree.of(settings.fields(), extras, configured), guessed), lines);
            default -> throw new IllegalArgumentException(format + " has no names");
        };
    }

    private NamedFields fields(JsonNode names, @Nullable Unit guessed) {
        return new NamedFields(names, extras, settings.durationUnit(), guessed, readOver);
    }

    private static void each(LineParser parser, List<byte[]> lines, BiConsumer<byte[], AccessRecord> accepted) {
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 0);
            if (parser.parse(line, record) instanceof AccessRecord found) {
                accepted.accept(bytes, found);
            }
        }
    }
}
