package io.apilog.cause;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Causes in words. Values come from logs: control characters in them are shown as a question mark. */
public final class CauseText {
    private static final double PER_CENT = 100;
    private static final double SHOWN_WHOLE = 10;

    private CauseText() {}

    /** Lines for people, each ended. */
    public static String lines(List<Explained> explained, String span) {
        if (explained.isEmpty()) {
            return "No errors and no slow requests " + span + ".\n";
        }
        StringBuilder text = new StringBuilder();
        for (Explained one : explained) {
            text.append(one.source())
                    .append(", until ")
                    .append(until(one))
                    .append(": ")
                    .append(sum(one))
                    .append('\n');
            if (!one.risen()) {
                text.append("  No value has more of them than before")
                        .append(one.causes().isEmpty() ? ", nor more than its share.\n" : "; as usual:\n");
            }
            int rank = 0;
            for (Cause cause : one.causes()) {
                text.append("  ")
                        .append(++rank)
                        .append(". ")
                        .append(cause(one, cause))
                        .append('\n');
                if (!cause.within().isEmpty()) {
                    text.append("     nearly all of these: ")
                            .append(common(cause.within()))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    /** The end of what is recent, to the second. */
    public static Instant until(Explained one) {
        return Instant.ofEpochMilli(one.untilMillis()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** How many there were, what was answered, and how many there had been. */
    public static String sum(Explained one) {
        return String.format(
                Locale.ROOT,
                "%,d %s, %s of %,d requests (%s)%s",
                one.bad(),
                one.harm().plural(),
                percent(one.ratio()),
                one.requests(),
                one.ratioBefore() < 0 ? "nothing is known of before" : percent(one.ratioBefore()) + " the day before",
                one.harm() == Harm.ERROR ? ": " + common(one.answers()) : "");
    }

    /** One cause, in a sentence without a full stop. */
    public static String cause(Explained of, Cause cause) {
        String does = of.harm() == Harm.ERROR ? "fail" : "are slow";
        return String.format(
                Locale.ROOT,
                "%s %s has %s of the %s: %s of its %,d requests %s%s, and %s of all others",
                cause.dimension().word(),
                clean(cause.value()),
                percent(cause.share()),
                of.harm().plural(),
                percent(cause.ratio()),
                cause.requests(),
                does,
                cause.ratioBefore() < 0 ? " (it is new)" : ", " + percent(cause.ratioBefore()) + " the day before",
                percent(cause.ratioElsewhere()));
    }

    private static String common(List<Cause.Common> values) {
        return values.stream()
                .map(one -> one.dimension().word() + " " + clean(one.value()) + " (" + percent(one.share()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String percent(double ratio) {
        double percent = ratio * PER_CENT;
        return percent == 0 || percent >= SHOWN_WHOLE
                ? String.format(Locale.ROOT, "%.0f %%", percent)
                : String.format(Locale.ROOT, percent < 0.1 ? "%.2f %%" : "%.1f %%", percent);
    }

    private static String clean(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
