package io.apilog.format.requestlog;

import io.apilog.format.column.ColumnValues;
import io.apilog.format.column.LineFacts;
import io.apilog.format.column.LineTokens;
import io.apilog.format.column.Streams;
import io.apilog.format.column.TrailingColumns;
import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.Thousandths;
import io.apilog.format.evidence.Thousandths.Beside;
import io.apilog.format.evidence.UnitEvidence;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.evidence.Verdict;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.FirstByte;
import io.apilog.format.value.Commas;
import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a request logger has the duration: a number with its unit written, if only one is, or one that is named; without a unit,
 * only if its name says the unit, or the numbers show it.
 */
final class DurationPlace {
    private static final int LONGEST_NUMBER = 30;

    /** What guides for nginx call $request_time. */
    private static final Set<String> PARTS_OF_NGINX = Set.of("urt", "uct", "uht", "upstream_response_time");

    private static final Set<String> NGINX_KEYS = Set.of("rt", "request_time", "reqtime");

    private final LoggedPlaces sample;
    private final Commas commas;
    private final ForeignTimes foreign;
    private final List<String> why = new ArrayList<>();
    private boolean undecided;
    private boolean unseen;
    private @Nullable Unit unit;
    private @Nullable RequestPlace place;

    DurationPlace(LoggedPlaces sample, Commas commas) {
        this.sample = sample;
        this.commas = commas;
        this.foreign = new ForeignTimes(sample, commas);
    }

    /** The place; null where there is none, or none that is proved. */
    @Nullable
    RequestPlace find() {
        place = withUnit();
        if (place != null) {
            return place;
        }
        SeenPlace named = namedWithUnit();
        if (named != null) {
            unit = LoggerKeys.unitOf(named.place().key());
            place = named.place();
            return place;
        }
        SeenPlace bare = namedAlone();
        if (bare != null) {
            unit = unitByValues(bare.place());
            place = unit == null ? null : bare.place();
        } else if (!undecided) {
            place = byColumns();
        }
        if (place == null && !undecided) {
            doubtFirstByte();
        }
        return place;
    }

    /** The unit of what was found, if that is a bare number. */
    @Nullable
    Unit unit() {
        return unit;
    }

    /** Whether there may be a duration, and nothing decides its unit. */
    boolean isUndecided() {
        return undecided && place == null;
    }

    /** Whether nothing in many lines shows the unit that it is presumed to have. */
    boolean isUnseen() {
        return unseen && place != null;
    }

    /** What was inferred, in words. */
    String why() {
        return String.join("; ", why);
    }

    /** The number whose unit is written with it; null where there is none, or several that nothing tells apart. */
    private @Nullable RequestPlace withUnit() {
        List<SeenPlace> timed = sample.places(ValueKind.TIMED).stream()
                .filter(seen -> sample.isInMost(seen.lines()))
                .filter(seen -> !foreign.isForeign(seen.place()))
                .toList();
        if (timed.size() > 1) {
            // Beside another time, one with a sign is how long ago the line before was written.
            timed = timed.stream()
                    .filter(seen -> !seen.place().key().equals(LoggerKeys.SIGN))
                    .toList();
        }
        if (timed.size() == 1) {
            return timed.get(0).place();
        }
        if (timed.isEmpty()) {
            doubtForeign();
        }
        List<SeenPlace> named = timed.stream()
                .filter(seen -> LoggerKeys.DURATION.contains(seen.place().key()))
                .toList();
        if (named.size() == 1) {
            return named.get(0).place();
        }
        if (timed.size() > 1) {
            undecided = true;
            why.add("of several times with units none is named as the duration: there is none");
        }
        return null;
    }

    /** Says of the one time with a unit in most lines, which differs from line to line, that nobody knows what its name means. */
    private void doubtForeign() {
        List<SeenPlace> times = sample.places(ValueKind.TIMED).stream()
                .filter(seen -> sample.isInMost(seen.lines())
                        && !foreign.isUptime(seen.place())
                        && !foreign.isLater(seen.place()))
                .filter(seen -> !foreign.areAlike(seen.place()))
                .toList();
        if (times.size() == 1) {
            undecided = true;
            why.add("a time with its unit may be the duration, but its name says nothing that is known: there is none");
        }
    }

    private void doubtFirstByte() {
        for (ValueKind kind : new ValueKind[] {ValueKind.WHOLE, ValueKind.DECIMAL}) {
            if (!undecided
                    && sample.places(kind).stream()
                            .anyMatch(seen -> FirstByte.isNamed(seen.place().key()))) {
                undecided = true;
                why.add(FirstByte.WHY);
            }
        }
    }

    private @Nullable SeenPlace namedWithUnit() {
        SeenPlace found = null;
        for (ValueKind kind : new ValueKind[] {ValueKind.WHOLE, ValueKind.DECIMAL}) {
            for (SeenPlace seen : sample.places(kind)) {
                if (seen.place().hasKey()
                        && LoggerKeys.unitOf(seen.place().key()) != null
                        && sample.isInMost(seen.lines())
                        && !foreign.isLater(seen.place())) {
                    if (found != null) {
                        return null;
                    }
                    found = seen;
                }
            }
        }
        return found;
    }

    /** The one number without a unit that is named as the duration; null where there are several. */
    private @Nullable SeenPlace namedAlone() {
        List<SeenPlace> named = new ArrayList<>(sample.named(ValueKind.DECIMAL, LoggerKeys.DURATION));
        boolean sizes = !sample.named(ValueKind.WHOLE, Set.of(LoggerKeys.OUT)).isEmpty();
        for (SeenPlace whole : sample.named(ValueKind.WHOLE, LoggerKeys.DURATION)) {
            if (!sizes || !whole.place().key().equals(LoggerKeys.IN)) {
                named.add(whole);
            }
        }
        Set<String> keys = new HashSet<>();
        named.forEach(seen -> keys.add(seen.place().key()));
        // Some write the same number with decimals and without.
        boolean one = keys.size() == 1
                && named.stream().mapToInt(SeenPlace::lines).sum() >= LoggedPlaces.MOST * sample.size();
        return one
                        && sample.isInMost(named.get(0).lines())
                        && !foreign.isLater(named.get(0).place())
                ? named.get(0)
                : null;
    }

    /** Of the decimal numbers that nothing names the one that {@link TrailingColumns} finds to be the duration; null where none is. */
    private @Nullable RequestPlace byColumns() {
        List<RequestPlace> decimals = sample.places(ValueKind.DECIMAL).stream()
                .filter(seen -> sample.isInMost(seen.lines()) && !seen.place().hasKey())
                .map(SeenPlace::place)
                .toList();
        if (decimals.isEmpty()) {
            return null;
        }
        List<ColumnValues> values = new ArrayList<>();
        for (RequestPlace place : decimals) {
            RequestPlace.Finder finder = place.finder();
            values.add(ColumnValues.of(sample.lines().stream()
                    .map(tokens -> {
                        int at = finder.find(tokens);
                        return new LineTokens.Token(LineTokens.Kind.BARE, at < 0 ? "-" : tokens.text(at));
                    })
                    .toList()));
        }
        boolean server = sample.lines().stream()
                .allMatch(tokens -> tokens.kind(tokens.behindRequest() - 1) == ValueKind.PROTOCOL);
        TrailingColumns trailing =
                new TrailingColumns(values, LineFacts.unknown(sample.size(), server ? Place.COLUMN : Place.FIELD), why);
        List<Field> fields = trailing.fields();
        // Of more than two none may be a time at all.
        undecided = trailing.isUndecided() && decimals.size() <= 2;
        unseen = trailing.isUnseen();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).meaning() == FieldKind.DURATION) {
                unit = fields.get(i).unit();
                return decimals.get(i);
            }
        }
        return null;
    }

    /** {@code total=30.69 db=9.21 view=21.48}, which are milliseconds in its documentation as in all of Rails. */
    private boolean isOfGrape(RequestPlace place) {
        return place.key().equals("total")
                && sample.places(ValueKind.DECIMAL).stream()
                        .anyMatch(seen -> seen.place().key().equals("db") && sample.isInMost(seen.lines()));
    }

    /** The unit that the numbers of a place show; null where they show none. */
    private @Nullable Unit unitByValues(RequestPlace place) {
        boolean nginx = place.kind() == ValueKind.DECIMAL && NGINX_KEYS.contains(place.key());
        RequestPlace.Finder finder = place.finder();
        Measured measured = new Measured();
        for (RequestTokens tokens : sample.lines()) {
            int at = finder.find(tokens);
            boolean told = at >= 0 && !Streams.isOne(tokens.text(tokens.target()), 0);
            String number = told ? tokens.text(at).replace(",", commas == Commas.DECIMALS ? "." : "") : "";
            if (number.length() > 0 && number.length() <= LONGEST_NUMBER) {
                int point = number.indexOf('.');
                int decimals = point < 0 ? Measured.WHOLE : number.length() - point - 1;
                measured.add(Double.parseDouble(number), decimals, Measured.NO_TIME);
            }
        }
        boolean parts = sample.places(ValueKind.DECIMAL).stream()
                .anyMatch(seen -> PARTS_OF_NGINX.contains(seen.place().key()));
        Verdict seconds = nginx ? Thousandths.verdict(measured, parts ? Beside.UPSTREAM : Beside.NAME) : null;
        Verdict verdict = seconds == null ? UnitEvidence.of(measured, nginx ? Place.COLUMN : Place.FIELD) : seconds;
        if (verdict.decided() == null && isOfGrape(place) && measured.median() >= 1) {
            verdict = new Verdict(TimeUnit.MILLISECONDS, "as grape_logging writes it, whose names stand beside it");
        }
        Unit shown = verdict.decided();
        undecided = shown == null;
        unseen = verdict.isUnseen();
        why.add("the number named " + place.key()
                + (shown == null
                        ? " may be the duration, but nothing decides its unit: " + verdict.why()
                        : " is taken as the duration in " + shown.label() + ": " + verdict.why()));
        return shown;
    }
}
