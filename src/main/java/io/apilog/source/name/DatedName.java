package io.apilog.source.name;

import java.util.ArrayList;
import java.util.List;

/**
 * Names in which a date stands before the extension, where a log is called by the rest: {@code access-20261121.log} beside {@code
 * access.log} (logrotate's {@code extension}, Tomcat), {@code app-2026-11-21.0.log} beside {@code app.log} (logback), {@code
 * app__2026-11-21_00-00-00.log} (pm2-logrotate), and {@code @4000000065...} beside {@code current} (multilog, svlogd).
 */
public final class DatedName {
    /** A number alone can be that of an instance, which has a log of its own. */
    private static final int LEAST_DIGITS = 6;

    private static final String SEPARATORS = "-_.T:+";
    private static final String STAMPED_LIVE = "current";
    private static final int STAMP_DIGITS = 24;

    private DatedName() {}

    /** The names of the logs that a file of this name can be a generation of; none for most. */
    public static List<String> logs(String name) {
        if (isStamped(name)) {
            return List.of(STAMPED_LIVE);
        }
        int extension = name.lastIndexOf('.');
        if (extension <= 0 || extension == name.length() - 1 || isDigit(name.charAt(name.length() - 1))) {
            return List.of();
        }
        List<String> logs = new ArrayList<>(1);
        int digits = 0;
        for (int at = extension - 1; at > 0; at--) {
            char c = name.charAt(at);
            if (isDigit(c)) {
                digits++;
            } else if (SEPARATORS.indexOf(c) < 0) {
                break;
            } else if (digits >= LEAST_DIGITS) {
                logs.add(name.substring(0, at) + name.substring(extension));
            }
        }
        return logs;
    }

    /** {@code @}, a TAI64N label, and {@code .s}, {@code .u}, or a processor's. */
    private static boolean isStamped(String name) {
        if (name.length() <= STAMP_DIGITS || name.charAt(0) != '@') {
            return false;
        }
        for (int i = 1; i <= STAMP_DIGITS; i++) {
            if (Character.digit(name.charAt(i), 16) < 0) {
                return false;
            }
        }
        return name.endsWith(".s") || name.endsWith(".u");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
