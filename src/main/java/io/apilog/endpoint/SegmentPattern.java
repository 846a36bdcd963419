package io.apilog.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One segment of a route: literal text with parameters between, {@code {id}.png}. Parameters take one byte or more, and each as
 * little as it can.
 */
final class SegmentPattern {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    /** The text before, between and after the parameters: one more than there are parameters. */
    private final byte[][] literals;

    private SegmentPattern(byte[][] literals) {
        this.literals = literals;
    }

    /** Reads a segment; throws IllegalArgumentException if its braces make no sense. */
    static SegmentPattern parse(String text) {
        List<byte[]> literals = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(text);
        int end = 0;
        while (parameter.find()) {
            if (!NAME.matcher(parameter.group(1)).matches()) {
                throw new IllegalArgumentException("a parameter's name is made of letters, digits and _ . -");
            }
            if (!literals.isEmpty() && parameter.start() == end) {
                throw new IllegalArgumentException("two parameters need something between them");
            }
            literals.add(literal(text.substring(end, parameter.start())));
            end = parameter.end();
        }
        literals.add(literal(text.substring(end)));
        return new SegmentPattern(literals.toArray(byte[][]::new));
    }

    private static byte[] literal(String text) {
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException("its braces do not match");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether there is no parameter. */
    boolean isLiteral() {
        return literals.length == 1;
    }

    /** Whether there is nothing but a parameter. */
    boolean isParameter() {
        return literals.length == 2 && literalBytes() == 0;
    }

    /** How much of it is literal: more is more specific. */
    int literalBytes() {
        return Arrays.stream(literals).mapToInt(literal -> literal.length).sum();
    }

    /** The text of a {@link #isLiteral} pattern. */
    byte[] text() {
        return literals[0];
    }

    /** The same for two patterns that differ in their parameters' names alone. */
    String structure() {
        List<String> texts = new ArrayList<>();
        for (byte[] literal : literals) {
            texts.add(new String(literal, StandardCharsets.UTF_8));
        }
        return String.join("{}", texts);
    }

    boolean matches(byte[] bytes, int from, int to) {
        byte[] first = literals[0];
        if (!startsWith(bytes, from, to, first)) {
            return false;
        }
        int at = from + first.length;
        if (isLiteral()) {
            return at == to;
        }
        for (int i = 1; i < literals.length - 1; i++) {
            int next = indexOf(bytes, at + 1, to, literals[i]);
            if (next < 0) {
                return false;
            }
            at = next + literals[i].length;
        }
        byte[] last = literals[literals.length - 1];
        return to - last.length > at && startsWith(bytes, to - last.length, to, last);
    }

    private static int indexOf(byte[] bytes, int from, int to, byte[] literal) {
        for (int i = from; i <= to - literal.length; i++) {
            if (startsWith(bytes, i, to, literal)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] literal) {
        return to - from >= literal.length
                && Arrays.equals(bytes, from, from + literal.length, literal, 0, literal.length);
    }
}
