package io.apilog.endpoint.route;

import io.apilog.endpoint.path.Target;
import io.apilog.request.HttpMethod;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a route or of an OpenAPI document, read.
 *
 * @param text the endpoint's name
 * @param segments one after the other, without the {@code **}
 * @param open whether anything may follow
 */
record Template(String text, List<SegmentPattern> segments, boolean open) {
    /** The longest, in bytes of UTF-8. Longer than the name of a path may be: people wrote these, and no client can add to them. */
    static final int MAX_BYTES = 1000;

    private static final String REST = "**";
    /** No segment's structure has two parameters side by side. */
    private static final String END_OF_OPEN = "/\0\0";

    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    /** Of API Gateway: stands for what follows, and for one segment at least. */
    private static final Pattern GREEDY = Pattern.compile("\\{[^{}]*\\+}");

    private static final byte[] NOTHING = {};

    /** Reads the path of a configured route; throws IllegalArgumentException with a message that says why it cannot be one. */
    static Template configured(String text) {
        List<String> parts = parts(text);
        boolean open = !parts.isEmpty() && parts.get(parts.size() - 1).equals(REST);
        List<SegmentPattern> segments = new ArrayList<>();
        for (String part : open ? parts.subList(0, parts.size() - 1) : parts) {
            checkSpelling(part);
            segments.add(segment(part, false));
        }
        return new Template(text, List.copyOf(segments), open);
    }

    /**
     * Reads a path of an OpenAPI document, where all but braces stands for itself and {@code {name+}} at the end for all that
     * follows. A slash at the end is not part of the name. Throws IllegalArgumentException as above.
     */
    static Template documented(String text) {
        String name = text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        List<String> parts = parts(name);
        boolean open =
                !parts.isEmpty() && GREEDY.matcher(parts.get(parts.size() - 1)).matches();
        List<SegmentPattern> segments = new ArrayList<>();
        for (String part : parts) {
            segments.add(segment(part, true));
        }
        return new Template(name, List.copyOf(segments), open);
    }

    /** The same for two templates that fit the same paths, whatever their parameters are called. */
    String structure() {
        StringBuilder structure = new StringBuilder();
        for (SegmentPattern segment : segments) {
            structure.append('/').append(segment.structure());
        }
        return open ? structure + END_OF_OPEN : structure.toString();
    }

    private static List<String> parts(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with /");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("it is longer than " + MAX_BYTES + " bytes");
        }
        String literal = PARAMETER.matcher(text).replaceAll("");
        if (literal.chars().anyMatch(c -> c == '?' || c == '#' || c == ';')
                || text.codePoints().anyMatch(Template::isNoText)) {
            throw new IllegalArgumentException("a path has neither ? nor # nor ; nor control characters");
        }
        if (text.contains("//")) {
            throw new IllegalArgumentException("a path has no empty segments");
        }
        List<String> parts = new ArrayList<>(Arrays.asList(text.substring(1).split("/", -1)));
        if (parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        if (parts.size() > Target.MAX_SEGMENTS) {
            throw new IllegalArgumentException("it has more than " + Target.MAX_SEGMENTS + " segments");
        }
        return parts;
    }

    private static boolean isNoText(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /** What is most likely meant for a parameter and was written as other programs write it. */
    private static void checkSpelling(String part) {
        if (part.contains("*")) {
            throw new IllegalArgumentException(
                    "** stands only for all that follows, at the end; one segment is written {name}");
        }
        if (part.startsWith(":")) {
            throw new IllegalArgumentException("a parameter is written {" + part.substring(1) + "}, not " + part);
        }
    }

    /** {@code free}: whether a parameter may have any name, and the next one may follow at once, which is then part of it. */
    private static SegmentPattern segment(String text, boolean free) {
        List<byte[]> literals = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(text);
        int end = 0;
        while (parameter.find()) {
            String name = parameter.group(1);
            if (name.isEmpty() || !(free || NAME.matcher(name).matches())) {
                throw new IllegalArgumentException("a parameter's name is made of letters, digits and _ . -");
            }
            boolean follows = !literals.isEmpty() && parameter.start() == end;
            if (follows && !free) {
                throw new IllegalArgumentException("two parameters need something between them");
            }
            if (!follows) {
                literals.add(literal(text.substring(end, parameter.start())));
            }
            end = parameter.end();
        }
        literals.add(literal(text.substring(end)));
        if (literals.size() == 1 && isDots(literals.get(0))) {
            throw new IllegalArgumentException("a path has no . or .. segments");
        }
        return new SegmentPattern(literals);
    }

    private static boolean isDots(byte[] literal) {
        String text = new String(literal, StandardCharsets.UTF_8);
        return text.equals(".") || text.equals("..");
    }

    /** Literal text as {@link Target} has it of a request, so that both are compared in normal form. Braces in it are encoded ones. */
    private static byte[] literal(String text) {
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException("its braces do not match");
        }
        if (text.isEmpty()) {
            return NOTHING;
        }
        // With a letter in front, so that dots are not taken for the way up.
        byte[] bytes = ("/x" + text).getBytes(StandardCharsets.UTF_8);
        Text path = new Text();
        path.set(bytes, 0, bytes.length);
        Target target = new Target();
        target.read(path, HttpMethod.OTHER);
        return Arrays.copyOfRange(target.bytes(), target.from(0) + 1, target.to(0));
    }
}
