package io.apilog.overview;

import io.apilog.metrics.operation.Distribution;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class ReadableNumbers {
    private static final String NONE = "\u2013";
    private static final String UNITS = "KMGTPE";
    private static final double STEP = 1024;

    private ReadableNumbers() {}

    /** In groups of three. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** In the largest unit that leaves a whole. */
    public static String bytes(long bytes) {
        if (Math.abs(bytes) < STEP) {
            return bytes + " B";
        }
        double left = bytes / STEP;
        int unit = 0;
        // 1023.95 would be rounded to 1024.0 of the smaller unit.
        while (Math.abs(left) >= STEP - 0.05) {
            left /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", left, UNITS.charAt(unit));
    }

    /** A part of 1 in per cent; what is there at all is never shown as nothing. */
    public static String share(double share) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        if (share > 0 && share < 0.0005) {
            return "< 0.1 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** Seconds in the unit that suits them, with three digits that count. */
    public static String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return NONE;
        }
        if (seconds == 0) {
            return "0 ms";
        }
        // 0.9995 s would be rounded to 1000 of the smaller unit.
        if (seconds >= 0.9995) {
            return digits(seconds) + " s";
        }
        return seconds >= 0.000_999_5 ? digits(seconds * 1e3) + " ms" : digits(seconds * 1e6) + " \u00B5s";
    }

    /** A quantile, of which a histogram may know only that it lies above its highest bound. */
    public static String quantile(Distribution durations, double share) {
        String seconds = seconds(durations.quantile(share));
        return durations.isAbove(share) && !seconds.equals(NONE) ? "> " + seconds : seconds;
    }

    /** So many a second; what is there at all is never shown as nothing. */
    public static String rate(double perSecond) {
        if (perSecond > 0 && perSecond < 0.01) {
            return "< 0.01/s";
        }
        return (perSecond == 0
                        ? "0"
                        : perSecond < 1 ? String.format(Locale.ROOT, "%.2f", perSecond) : digits(perSecond))
                + "/s";
    }

    private static String digits(double number) {
        int decimals = number < 9.995 ? 2 : number < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    /** The two largest units. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        long hours = seconds / 3600;
        return hours < 24 ? hours + " h " + seconds / 60 % 60 + " min" : hours / 24 + " d " + hours % 24 + " h";
    }
}
