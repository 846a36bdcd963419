package io.apilog.format.clf;

import io.apilog.format.column.LineTokens.Token;
import io.apilog.format.value.SentStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Logs in which the size stands where the common format has the status, directly behind the request, and the status behind the size. All
 * lines together tell it: a status is one of those that servers send in each of them, a size in few. By itself a line whose size has three
 * digits reads either way.
 */
final class SizeFirst {
    private static final Pattern REQUEST = Pattern.compile("[A-Z]+ (/|https?://)\\S*( HTTP/\\S+)?");
    private static final Pattern SIZE = Pattern.compile("\\d+|-");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d+");
    private static final double NEARLY_ALL = 0.95;
    private static final double MANY = 0.3;

    private SizeFirst() {}

    /** Whether these lines are so. */
    static boolean isIn(List<List<Token>> lines) {
        int pairs = 0;
        int statuses = 0;
        int sizes = 0;
        for (List<Token> line : lines) {
            int request = requestIn(line);
            if (request >= 0) {
                String first = line.get(request + 1).value();
                pairs++;
                sizes += NUMBER.matcher(first).matches() && !isStatus(first) ? 1 : 0;
                statuses += isStatus(line.get(request + 2).value()) ? 1 : 0;
            }
        }
        return pairs > 0 && statuses >= pairs * NEARLY_ALL && sizes >= pairs * MANY;
    }

    /** The pieces of a line as the common format has them. */
    static List<Token> exchanged(List<Token> line) {
        int request = requestIn(line);
        if (request < 0) {
            return line;
        }
        List<Token> exchanged = new ArrayList<>(line);
        exchanged.set(request + 1, line.get(request + 2));
        exchanged.set(request + 2, line.get(request + 1));
        return exchanged;
    }

    /** The first request with two numbers behind it. */
    private static int requestIn(List<Token> line) {
        for (int i = 0; i + 2 < line.size(); i++) {
            if (line.get(i).isQuoted()
                    && line.get(i + 1).isBare()
                    && line.get(i + 2).isBare()
                    && SIZE.matcher(line.get(i + 1).value()).matches()
                    && SIZE.matcher(line.get(i + 2).value()).matches()
                    && REQUEST.matcher(line.get(i).value()).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isStatus(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return SentStatus.is(bytes, 0, bytes.length);
    }
}
