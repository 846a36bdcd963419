package io.apilog.format.clf;

import io.apilog.format.column.LineTokens;
import io.apilog.format.column.LineTokens.Kind;
import io.apilog.format.column.LineTokens.Token;
import io.apilog.format.value.SentStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The pieces of a line, and which of them are those that the Common Log Format has in every line.
 *
 * @param wrapped whether the line stands in an extra pair of quotes
 * @param time the piece with the time in brackets, or -1
 * @param request the piece with the request, or -1
 * @param status the piece with the status, or -1
 */
record ClfLine(List<Token> pieces, boolean wrapped, int time, int request, int status) {
    private static final Pattern TIME = Pattern.compile(
            "\\d\\d/[^/ ]{3,12}/\\d{2}(\\d\\d)?[: ]\\d\\d:\\d\\d:\\d\\d([.,]\\d+)? ?([+-]\\d\\d:?\\d\\d|[A-Z]{1,5})?");

    /** Other times, which may as well be what a logger writes before a line that has one of those. */
    private static final Pattern OTHER_TIME = Pattern.compile(
            "\\d{4}([-/])\\d\\d\\1\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d([.,]\\d+)? ?([+-]\\d\\d:?\\d\\d|[A-Z]{1,5})?"
                    + "|[A-Z][a-z]{2}, \\d{1,2} [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d ([A-Z]{1,5}|[+-]\\d{4})"
                    + "|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}");

    private static final Pattern REQUEST = Pattern.compile("[A-Za-z]+ .+ HTTP/\\S+");
    private static final Pattern STATUS = Pattern.compile("[1-9]\\d\\d|0|000|-|-1");
    private static final Pattern SIZE = Pattern.compile("\\d+|-");
    private static final Pattern SURE_ADDRESS = Pattern.compile(
            "\\d{1,3}(\\.\\d{1,3}){3}|([0-9a-fA-F]+:){7}[0-9a-fA-F]+|[0-9a-fA-F:]*::[0-9a-fA-F:]*(%\\w+)?");

    /** The pieces of a line, without the quotes that it may be wrapped in. */
    static List<Token> pieces(String line) {
        return LineTokens.of(isWrapped(line) ? line.substring(1, line.length() - 1) : line);
    }

    static ClfLine of(List<Token> pieces, boolean wrapped) {
        int time = timeIn(pieces);
        int status = statusIn(pieces, time);
        return new ClfLine(pieces, wrapped, time, requestIn(pieces, time, status), status);
    }

    /** Some tools write every line in an extra pair of quotes. */
    static boolean isWrapped(String line) {
        int bracket = line.indexOf(" [");
        return line.startsWith("\"") && line.endsWith("\"") && bracket > 0 && line.indexOf('"', 1) > bracket;
    }

    int size() {
        return pieces.size();
    }

    String value(int piece) {
        return pieces.get(piece).value();
    }

    /** Whether it has what an entry has: the time and the request behind it, or a request behind an address. */
    boolean isEntry() {
        return time >= 0 ? request > time : request > 0 && isWhole();
    }

    /** Whether the quotes of its request are written as two, as tables have them. */
    boolean isDoublyQuoted() {
        return request >= 0 && value(request).startsWith("\"");
    }

    /** Whether nothing stands behind the status. */
    boolean isSizeless() {
        return status + 1 == size();
    }

    /** What lines of one format have in common: where the three stand, and in which marks the pieces do. */
    String shape() {
        StringBuilder shape = new StringBuilder(wrapped ? "w" : "-");
        for (Token piece : pieces) {
            shape.append(piece.kind().open);
        }
        return shape.append(' ').append(time).append(' ').append(request).toString();
    }

    private static int timeIn(List<Token> tokens) {
        int time = timeIn(tokens, TIME);
        return time >= 0 ? time : timeIn(tokens, OTHER_TIME);
    }

    private static int timeIn(List<Token> tokens, Pattern form) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.BRACKETED
                    && form.matcher(tokens.get(i).value()).matches()) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Without a time, which then stands in what the line was wrapped in, only an address in front and a readable request tell a line
     * from the rest of a damaged one.
     */
    private boolean isWhole() {
        return SURE_ADDRESS.matcher(value(0)).matches()
                && REQUEST.matcher(value(request)).matches();
    }

    /** The quoted piece before the status, unless only an earlier one is a request: some write agent and route between the two. */
    private static int requestIn(List<Token> tokens, int time, int status) {
        if (status < 0 || REQUEST.matcher(tokens.get(status - 1).value()).matches()) {
            return status < 0 ? -1 : status - 1;
        }
        for (int i = status - 2; i > time; i--) {
            if (tokens.get(i).isQuoted()
                    && REQUEST.matcher(tokens.get(i).value()).matches()) {
                return i;
            }
        }
        return status - 1;
    }

    private static int statusIn(List<Token> tokens, int time) {
        for (int i = time + 1; i + 1 < tokens.size(); i++) {
            if (i + 2 == tokens.size() && isSizeless(tokens, i)) {
                return i + 1;
            }
            if (i + 2 < tokens.size()
                    && tokens.get(i).isQuoted()
                    && tokens.get(i + 1).isBare()
                    && STATUS.matcher(tokens.get(i + 1).value()).matches()
                    && tokens.get(i + 2).isBare()
                    && SIZE.matcher(tokens.get(i + 2).value()).matches()) {
                return i + 1;
            }
        }
        return -1;
    }

    /** A readable request and a status, with which the line ends. */
    private static boolean isSizeless(List<Token> tokens, int request) {
        Token status = tokens.get(request + 1);
        return tokens.get(request).isQuoted()
                && status.isBare()
                && status.value().matches("[1-5]\\d\\d")
                && tokens.get(request).value().matches("[A-Z]+ (/|https?://)\\S*( HTTP/\\S+)?");
    }

    /** Whether the number that it ends with is a status that servers send, or stands for one that was none. */
    boolean endsWithSent() {
        String last = value(size() - 1);
        byte[] bytes = last.getBytes(StandardCharsets.ISO_8859_1);
        return SentStatus.is(bytes, 0, bytes.length) || !last.matches("[1-9]\\d\\d");
    }

    /** A readable request, behind which the line ends with a number that is no status, or a hyphen: httpd's ssl_request_log. */
    boolean isStatusless() {
        int last = size() - 1;
        return last > 0
                && pieces.get(last).isBare()
                && isSize(value(last))
                && pieces.get(last - 1).isQuoted()
                && REQUEST.matcher(value(last - 1)).matches();
    }

    /** Whether it is written as a size is. */
    static boolean isSize(String value) {
        return SIZE.matcher(value).matches();
    }
}
