package io.apilog.format.column;

import io.apilog.format.column.LineFacts.Writer;
import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.NoTime;
import io.apilog.format.evidence.Thousandths;
import io.apilog.format.evidence.Thousandths.Beside;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.evidence.Verdict;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.FirstByte;
import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes columns of numbers with decimals, as nginx writes its times: the request's, and those of the attempts upstream. */
final class DecimalColumns {
    /** Of so many answers one has no body to be compressed. */
    private static final int MANY_LINES = 20;

    private static final double LARGEST_RATIO = 20;

    private static final int NGINX_DECIMALS = 3;
    private static final int RACK_DECIMALS = 4;
    private static final int VARNISH_DECIMALS = 6;

    /** What varnishncsa has for {@code %{Varnish:handling}x}, {@code %{Varnish:hitmiss}x} and {@code %{Varnish:side}x}. */
    private static final Set<String> HANDLINGS =
            Set.of("hit", "miss", "pass", "pipe", "synth", "error", "hitmiss", "hitpass", "streaming-hit");

    private static final double NEARLY_ONE = 0.1;

    private static final Field UPSTREAM = Field.of("upstream_response_time", FieldKind.UPSTREAM, Unit.SECONDS);

    private final TakenColumns columns;

    DecimalColumns(TakenColumns columns) {
        this.columns = columns;
    }

    void take() {
        List<Integer> open = columns.open(true);
        open.removeIf(column -> {
            boolean ratio = isRatio(columns.values(column));
            if (ratio) {
                columns.readOver(column, "two decimals and never below 1, as nginx's $gzip_ratio");
                columns.say("a column of numbers with two decimals that are never below 1 is a ratio, not a duration");
            }
            return ratio;
        });
        if (open.isEmpty()) {
            return;
        }
        if (columns.isDurationFound()) {
            takeUpstream(open, -1);
        } else if (open.size() == 1 && isBesidePartly()) {
            columns.leaveUndecided(
                    open.get(0),
                    "a column of decimal numbers beside another that has some, in too few lines to tell them apart");
        } else if (open.size() == 1) {
            takeSingle(open.get(0));
        } else {
            takeOne(open);
        }
    }

    /** Whether there is another column with some decimal numbers. */
    private boolean isBesidePartly() {
        for (int i = 0; i < columns.count(); i++) {
            ColumnValues values = columns.values(i);
            for (int line = 0; columns.isOpen(i) && !values.isDecimal() && line < values.lines(); line++) {
                if (values.value(line).indexOf('.') >= 0 && !Double.isNaN(values.number(line))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * nginx writes its times with three decimals and the ratio of a compression with two; of that there is none for answers that are small or
     * have no body, and it is seldom more than some tens.
     */
    private boolean isRatio(ColumnValues values) {
        Measured measured = columns.lines().measuredWithStreams(values);
        int below = 0;
        for (int i = 0; i < values.lines(); i++) {
            below += values.number(i) < 1 ? 1 : 0;
        }
        boolean each = values.lines() >= MANY_LINES && values.absent() == 0;
        return measured.fixedDecimals() == 2 && below == 0 && measured.median() < LARGEST_RATIO && !each;
    }

    private void takeSingle(int column) {
        LineFacts lines = columns.lines();
        if (lines.writer() == Writer.NODE && lines.configured() == null) {
            columns.takeDuration(
                    column, Unit.MILLISECONDS, "decimals in a log of Node.js, by its way to write addresses");
            columns.say("a column of decimal numbers is taken as the duration in ms: morgan's :response-time");
            return;
        }
        if (isOvertaken(column)) {
            return;
        }
        Measured measured = columns.measured(column);
        if (lines.configured() == null && isOfVarnish(measured)) {
            columns.leaveUndecided(
                    column,
                    "six decimals, as of varnishncsa's %{Varnish:time_firstbyte}x: " + FirstByte.WHY
                            + "; %D beside it is the duration");
            return;
        }
        if (lines.configured() == null && NoTime.why(measured) == null) {
            if (isOfRack(measured)) {
                columns.takeDuration(
                        column,
                        Unit.SECONDS,
                        "four decimals, and - for the size of nothing, as Rack's CommonLogger writes");
                columns.say(
                        "a column of decimal numbers is taken as the duration in seconds, as Rack::CommonLogger writes"
                                + " it");
                return;
            }
            boolean asNginx = measured.fixedDecimals() == NGINX_DECIMALS && measured.median() < NEARLY_ONE;
            Beside beside = lines.writer() == Writer.NGINX
                    ? Beside.UPSTREAM
                    : lines.areAllSized() || columns.count() > 1 ? Beside.SIZES : Beside.NOTHING;
            Verdict verdict = columns.verdict(column, beside, asNginx ? Place.COLUMN : lines.place());
            if (verdict.unit() != null || verdict.presumed()) {
                columns.take(column, verdict, "a column of decimal numbers");
                return;
            }
        }
        columns.takeByEvidence(column, lines.place(), "a column of decimal numbers");
    }

    /** Whether it is Varnish that wrote them, which has no other time with decimals: requests have whole URLs, or a column says what it did. */
    private boolean isOfVarnish(Measured measured) {
        boolean varnish = columns.lines().writer() == Writer.VARNISH;
        for (int i = 0; i < columns.count() && !varnish; i++) {
            varnish = columns.isOpen(i) && columns.values(i).areAll(HANDLINGS);
        }
        return varnish && measured.fixedDecimals() == VARNISH_DECIMALS;
    }

    /** Whether it is the one column of lines that have a hyphen for some sizes, with the decimals of Rack's logger. */
    private boolean isOfRack(Measured measured) {
        LineFacts lines = columns.lines();
        return columns.count() == 1
                && lines.writer() == Writer.UNKNOWN
                && lines.sized() > 0
                && !lines.areAllSized()
                && measured.fixedDecimals() == RACK_DECIMALS;
    }

    /** Whether a column of whole numbers is the duration and holds the decimal one, as a request holds the time to its first byte. */
    private boolean isOvertaken(int column) {
        int decimals = columns.measured(column).fixedDecimals();
        for (int other : columns.open(false)) {
            if (columns.pair(other, column).isWholeInMicros(decimals)) {
                columns.takeDuration(
                        other,
                        Unit.MICROSECONDS,
                        "never less than the decimal seconds of another column, and often near");
                columns.say(
                        "of a column of decimal seconds and one of whole numbers that is never less in microseconds, the"
                                + " latter is taken as the duration");
                columns.readOver(column, "a part of the duration");
                return true;
            }
        }
        return false;
    }

    /** Of nginx's times the request's is always there and, clocks aside, never less than an upstream's. */
    private void takeOne(List<Integer> open) {
        List<Integer> alike = withThreeDecimals(open);
        if (alike.size() == 1) {
            takeSingle(alike.get(0));
            return;
        }
        int whole = -1;
        for (int column : alike) {
            ColumnValues values = columns.values(column);
            boolean longest = values.isMost(values.lines() - values.absent()) && !values.isListed();
            boolean holds = false;
            for (int other : alike) {
                longest &= other == column || columns.pair(column, other).covers();
                holds |= other != column && columns.pair(column, other).isWhole();
            }
            // Of two that are nearly the same in every line, the larger waited for the other.
            boolean larger = whole < 0 || values.sum() > columns.values(whole).sum();
            whole = longest && holds && larger ? column : whole;
        }
        if (whole >= 0) {
            takeWhole(alike, whole);
            return;
        }
        for (int column : alike) {
            columns.leaveUndecided(
                    column,
                    "one of " + alike.size()
                            + " columns of decimal numbers, none of which is seen to be the whole of the others");
        }
    }

    /** nginx writes its times with three decimals: where some columns have them, others are scores, ratios, versions. */
    private List<Integer> withThreeDecimals(List<Integer> open) {
        List<Integer> alike = new ArrayList<>();
        for (int column : open) {
            if (hasThreeDecimals(column)) {
                alike.add(column);
            }
        }
        if (alike.isEmpty()) {
            return open;
        }
        for (int column : open) {
            if (!alike.contains(column)) {
                columns.readOver(column, "not with the three decimals of nginx's times, as another column");
            }
        }
        return alike;
    }

    private boolean hasThreeDecimals(int column) {
        return columns.measured(column).fixedDecimals() == NGINX_DECIMALS;
    }

    /** Takes the one of several columns that holds the others, in the unit that they show together. */
    private void takeWhole(List<Integer> alike, int whole) {
        boolean three = hasThreeDecimals(whole);
        boolean ticks = alike.stream()
                .anyMatch(other ->
                        other != whole && (columns.pair(whole, other).isOfOneClock(three) || areSeconds(other)));
        boolean first = alike.get(0) == whole;
        Verdict seen = columns.verdict(whole, first ? Beside.UPSTREAM : Beside.SIZES, Place.COLUMN);
        Unit configured = columns.lines().configured();
        Unit unit = configured != null
                ? configured
                : ticks && (seen.unit() == null || seen.presumed()) ? Unit.SECONDS : seen.decided();
        String what = "of " + alike.size() + " columns of decimal numbers the one that is never less than the others";
        if (unit == null) {
            alike.forEach(column -> columns.readOver(column, "its unit is not decided"));
            columns.leaveUnitUndecided();
            columns.say(what + " may be the duration, but nothing decides its unit: " + seen.why());
            return;
        }
        String evidence = ticks || configured != null ? "" : ": " + seen.why();
        if (!evidence.isEmpty()) {
            columns.presume(seen);
        }
        columns.takeDuration(whole, unit, "never less than the times beside it" + evidence);
        columns.say(what + " is taken as the duration in "
                + (unit == Unit.SECONDS ? "seconds, as nginx's $request_time" : unit.label())
                + evidence);
        takeUpstream(alike, whole);
    }

    /** Whether the numbers of a column show that they are nginx's seconds, as those beside them are therefore. */
    private boolean areSeconds(int column) {
        Verdict verdict = Thousandths.verdict(columns.measured(column), Beside.NOTHING);
        return verdict != null && verdict.unit() != null && !verdict.presumed();
    }

    private void takeUpstream(List<Integer> open, int duration) {
        int longest = -1;
        for (int column : open) {
            boolean other = column != duration && columns.isOpen(column);
            longest = other && (longest < 0 || isLonger(column, longest)) ? column : longest;
        }
        if (longest >= 0 && !columns.isUpstreamFound() && columns.isDurationInSeconds()) {
            columns.take(longest, UPSTREAM, "upstream attempts in s, never more than the duration");
            columns.say("a second column of decimal numbers is taken as $upstream_response_time in seconds");
        }
    }

    private boolean isLonger(int column, int other) {
        return !columns.pair(other, column).covers()
                && columns.pair(column, other).covers();
    }

    /** Behind $request_time stands $upstream_response_time, and no request of the sample went upstream. */
    void takeDashes() {
        for (int i = 0; i < columns.count(); i++) {
            if (columns.isOpen(i)
                    && columns.values(i).isBareDash()
                    && columns.isDurationInSeconds()
                    && !columns.isUpstreamFound()
                    && columns.isBehindDuration(i)) {
                columns.take(i, UPSTREAM, "upstream attempts in s, none yet: behind the duration");
            }
        }
    }
}
