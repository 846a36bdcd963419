package io.apilog.format.column;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a log as people see it: words, {@code "quoted"} and {@code [bracketed]} pieces between single spaces; lists that servers
 * write with spaces in them ({@code 0.1, 0.2}, {@code a : b}) are one piece. For finding a format; parsing does not come here.
 */
public final class LineTokens {
    /** How a piece is written. */
    public enum Kind {
        BARE(' ', ' '),
        QUOTED('"', '"'),
        BRACKETED('[', ']');

        /** The character in front; a space for none. */
        public final char open;
        /** The character behind; a space for none. */
        public final char close;

        Kind(char open, char close) {
            this.open = open;
            this.close = close;
        }
    }

    /**
     * One piece.
     *
     * @param value without quotes or brackets
     */
    public record Token(Kind kind, String value) {
        /** Whether nothing stands around the token. */
        public boolean isBare() {
            return kind == Kind.BARE;
        }

        /** Whether the token stands in quotes. */
        public boolean isQuoted() {
            return kind == Kind.QUOTED;
        }
    }

    private static final int MAX_TOKENS = 64;

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private LineTokens(String line) {
        this.line = line;
    }

    /** The pieces of a line, at most {@value #MAX_TOKENS}; a line with more is of no format that is found by its pieces. */
    public static List<Token> of(String line) {
        return new LineTokens(line).split();
    }

    private List<Token> split() {
        while (at < line.length() && tokens.size() < MAX_TOKENS) {
            char first = line.charAt(at);
            if (first == '"' && !take(Kind.QUOTED) || first == '[' && !take(Kind.BRACKETED)) {
                bare();
            } else if (first != '"' && first != '[') {
                bare();
            }
            at++;
        }
        return tokens;
    }

    private boolean take(Kind kind) {
        for (int i = at + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && kind == Kind.QUOTED) {
                i++;
            } else if (c == kind.close && (i + 1 == line.length() || line.charAt(i + 1) == ' ')) {
                tokens.add(new Token(kind, line.substring(at + 1, i)));
                at = i + 1;
                return true;
            }
        }
        return false;
    }

    private void bare() {
        int from = at;
        at = endOfWord(from);
        while (at + 1 < line.length() && goesOn(from)) {
            at = endOfWord(at + 1);
        }
        tokens.add(new Token(Kind.BARE, line.substring(from, at)));
    }

    private int endOfWord(int from) {
        int end = from;
        boolean quotes = false;
        while (end < line.length() && (quotes || line.charAt(end) != ' ')) {
            quotes ^= line.charAt(end) == '"';
            end++;
        }
        return end;
    }

    /** Whether the list that began at {@code from} goes on behind the space at {@link #at}. */
    private boolean goesOn(int from) {
        char next = line.charAt(at + 1);
        if (next == '"' || next == '[') {
            return false;
        }
        boolean afterComma = at > from && line.charAt(at - 1) == ',';
        boolean afterColon = at > from + 1 && line.charAt(at - 1) == ':' && line.charAt(at - 2) == ' ';
        boolean beforeColon = next == ':' && (at + 2 == line.length() || line.charAt(at + 2) == ' ');
        return afterComma || afterColon || beforeColon;
    }
}
