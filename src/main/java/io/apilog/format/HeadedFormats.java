package io.apilog.format;

import io.apilog.bytes.Ascii;
import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.UnitEvidence;
import io.apilog.format.evidence.Verdict;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.named.W3cParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what is read by a line {@code #Fields:} that names the columns, or would. */
final class HeadedFormats {
    private static final int CLOUDFRONT_TABS = 32;

    private final FormatSettings settings;
    private final ExtraSlots extras;

    HeadedFormats(FormatSettings settings, ExtraSlots extras) {
        this.settings = settings;
        this.extras = extras;
    }

    /** Those of these lines, if one names its columns, or they are such as IIS and CloudFront write. */
    Optional<KnownFormat> find(List<byte[]> lines) {
        if (lines.stream().anyMatch(W3cParser::namesColumns)) {
            return Optional.of(of(lines));
        }
        if (lines.stream().anyMatch(HeadedFormats::isOfIis)) {
            return Optional.of(of(W3cParser.IIS, lines));
        }
        boolean tabs = lines.stream().anyMatch(HeadedFormats::hasManyTabs);
        return tabs ? Optional.of(cloudFront(lines)) : Optional.empty();
    }

    /** The columns that these lines name. */
    KnownFormat of(List<byte[]> lines) {
        List<byte[]> directives = lines.stream().filter(W3cParser::isDirective).toList();
        W3cParser parser = new W3cParser(directives, settings.durationUnit(), extras);
        String why = settings.durationUnit() == null ? "" : "the unit is configured";
        Format format = parser.isCloudFront() ? Format.CLOUDFRONT : Format.W3C;
        if (parser.asksForUnit()) {
            return byValues(directives, lines);
        }
        return new KnownFormat(
                new Detection(format, "", Optional.ofNullable(parser.unit()), why),
                () -> new W3cParser(directives, settings.durationUnit(), extras));
    }

    /** Columns of a program that nothing names, which may write whole seconds as the specification has it, or IIS's milliseconds. */
    private KnownFormat byValues(List<byte[]> directives, List<byte[]> lines) {
        W3cParser parser = new W3cParser(directives, null, Unit.MILLISECONDS, extras);
        Measured wholes = new Measured();
        boolean decimals = false;
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 0);
            if (parser.parse(line, record) instanceof AccessRecord && record.durationNanos >= 0) {
                boolean whole = record.durationDecimals == AccessRecord.WHOLE;
                decimals |= !whole;
                if (whole) {
                    double number = (double) record.durationNanos / Unit.MILLISECONDS.nanos();
                    wholes.add(number, Measured.WHOLE, Math.max(record.timeMillis, Measured.NO_TIME));
                }
            }
        }
        // A program that writes decimals means seconds by a whole number as well.
        Verdict verdict = UnitEvidence.of(wholes, UnitEvidence.Place.COLUMN);
        Unit shown = decimals ? Unit.SECONDS : verdict.decided();
        boolean undecided = shown == null && wholes.size() > 0;
        String why = decimals
                ? "a number of time-taken has decimals: taken as seconds, as the specification has it"
                : "nothing says who wrote time-taken: " + (shown == null ? "" : "taken as " + shown.label() + ": ")
                        + verdict.why();
        return new KnownFormat(
                new Detection(Format.W3C, "", Optional.ofNullable(shown), why, List.of(), undecided),
                () -> new W3cParser(directives, null, shown, extras));
    }

    /** CloudFront's columns, as they are where no line of the file says otherwise. */
    KnownFormat cloudFront(List<byte[]> lines) {
        return of(W3cParser.CLOUDFRONT, lines);
    }

    /** Columns that are known, unless these lines name others. */
    KnownFormat of(String columns, List<byte[]> lines) {
        List<byte[]> named = new ArrayList<>();
        named.add(columns.getBytes(StandardCharsets.US_ASCII));
        named.addAll(lines);
        return of(named);
    }

    /** A date, a time, an address, a method and a path: the beginning of IIS's own columns. */
    private static boolean isOfIis(byte[] line) {
        int clock = Ascii.endOfWord(line, 0, line.length);
        int address = Ascii.endOfWord(line, clock + 1, line.length);
        int method = Ascii.endOfWord(line, address + 1, line.length);
        int path = Ascii.endOfWord(line, method + 1, line.length);
        return clock == 10
                && address == 19
                && line[4] == '-'
                && line[13] == ':'
                && path + 1 < line.length
                && line[path + 1] == '/'
                && EntryMarks.isRequestWord(line, method + 1, path);
    }

    private static boolean hasManyTabs(byte[] line) {
        int tabs = 0;
        for (byte b : line) {
            tabs += b == '\t' ? 1 : 0;
        }
        return tabs >= CLOUDFRONT_TABS;
    }
}
