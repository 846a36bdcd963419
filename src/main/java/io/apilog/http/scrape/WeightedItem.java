package io.apilog.http.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One item of a header such as {@code Accept}: RFC 9110, section 12.4.2.
 *
 * @param value what is asked for, in lower case
 * @param version its parameter of that name; null where it has none
 * @param weight how much it is wanted, in thousandths: 0 is not at all
 */
record WeightedItem(String value, @Nullable String version, int weight) {
    private static final int MOST = 1000;
    private static final int UNREADABLE = -1;

    /** The items in the order of the header; one whose weight cannot be read is left out, as if it were not there. */
    static List<WeightedItem> parse(List<String> headerValues) {
        List<WeightedItem> items = new ArrayList<>();
        for (String headerValue : headerValues) {
            for (String item : headerValue.split(",", -1)) {
                add(items, item.split(";", -1));
            }
        }
        return items;
    }

    private static void add(List<WeightedItem> items, String[] parts) {
        String value = parts[0].strip().toLowerCase(Locale.ROOT);
        String version = null;
        int weight = MOST;
        for (int i = 1; i < parts.length; i++) {
            String name = name(parts[i]);
            if (name.equals("q")) {
                weight = thousandths(argument(parts[i]));
            } else if (name.equals("version")) {
                version = argument(parts[i]);
            }
        }
        if (!value.isEmpty() && weight != UNREADABLE) {
            items.add(new WeightedItem(value, version, weight));
        }
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return (equals < 0 ? parameter : parameter.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
    }

    private static String argument(String parameter) {
        String argument = parameter.substring(parameter.indexOf('=') + 1).strip();
        boolean quoted = argument.length() >= 2 && argument.startsWith("\"") && argument.endsWith("\"");
        return quoted ? argument.substring(1, argument.length() - 1) : argument;
    }

    /** A qvalue: 0 or 1, then at most three decimals. */
    private static int thousandths(String q) {
        if (q.isEmpty() || q.length() > 5 || q.charAt(0) < '0' || q.charAt(0) > '1') {
            return UNREADABLE;
        }
        if (q.length() > 1 && q.charAt(1) != '.') {
            return UNREADABLE;
        }
        int thousandths = (q.charAt(0) - '0') * MOST;
        int unit = 100;
        for (int i = 2; i < q.length(); i++, unit /= 10) {
            char digit = q.charAt(i);
            if (digit < '0' || digit > '9') {
                return UNREADABLE;
            }
            thousandths += (digit - '0') * unit;
        }
        return thousandths <= MOST ? thousandths : UNREADABLE;
    }
}
