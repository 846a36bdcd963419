package io.apilog.http;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
    private static final String NONE = "\u2013";
    private static final String UNITS = "KMGTPE";
    private static final double STEP = 1024;

    private Numbers() {}

    /** In groups of three. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** In the largest unit that leaves a whole. */
    static String bytes(long bytes) {
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
    static String share(double share) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        if (share > 0 && share < 0.0005) {
            return "< 0.1 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** The two largest units. */
    static String duration(Duration duration) {
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
