package io.apilog.endpoint;

import io.apilog.format.HttpMethod;
import io.apilog.format.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A configured route, read.
 *
 * @param text as it was written
 * @param method the method it is for, null for all
 * @param template without the method: the endpoint's name
 * @param segments one after the other, without the {@code **}
 * @param open whether it ends in {@code **}
 */
record Route(String text, @Nullable HttpMethod method, String template, List<SegmentPattern> segments, boolean open) {
    private static final String REST = "**";
    private static final Pattern FORM = Pattern.compile("(?:([A-Za-z]+)\\s+)?(/\\S*)");

    /** Reads a route; throws IllegalArgumentException with a message that names it. */
    static Route parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw bad(text, "it must be a path that begins with / and may have a method in front");
        }
        String template = form.group(2);
        checkTemplate(text, template);
        List<String> parts = normalSegments(text, template);
        boolean open = !parts.isEmpty() && parts.get(parts.size() - 1).equals(REST);
        List<SegmentPattern> segments = new ArrayList<>();
        for (String part : open ? parts.subList(0, parts.size() - 1) : parts) {
            segments.add(segment(text, part));
        }
        return new Route(text, method(text, form.group(1)), template, List.copyOf(segments), open);
    }

    /** The same for two routes that fit the same paths, whatever their parameters are called. */
    String structure() {
        StringBuilder structure = new StringBuilder();
        for (SegmentPattern segment : segments) {
            structure.append('/').append(segment.structure());
        }
        return open ? structure + "/" + REST : structure.toString();
    }

    private static @Nullable HttpMethod method(String text, @Nullable String word) {
        if (word == null) {
            return null;
        }
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        Text method = new Text();
        method.set(bytes, 0, bytes.length);
        HttpMethod known = HttpMethod.of(method);
        if (known == HttpMethod.OTHER) {
            throw bad(text, word + " is not a method of HTTP");
        }
        return known;
    }

    private static void checkTemplate(String text, String template) {
        if (template.getBytes(StandardCharsets.UTF_8).length > NameBuffer.MAX_BYTES) {
            throw bad(text, "it is longer than " + NameBuffer.MAX_BYTES + " bytes");
        }
        if (template.chars().anyMatch(c -> Character.isISOControl(c) || c == '?' || c == '#' || c == ';')) {
            throw bad(text, "a path has neither ? nor # nor ; nor control characters");
        }
        for (String part : template.substring(1).split("/", -1)) {
            if (part.equals(".") || part.equals("..")) {
                throw bad(text, "a path has no . or .. segments");
            }
        }
        if (template.contains("//")) {
            throw bad(text, "a path has no empty segments");
        }
    }

    /** The segments as {@link Target} makes them of a request's path, so that both are compared in normal form. */
    private static List<String> normalSegments(String text, String template) {
        byte[] bytes = template.getBytes(StandardCharsets.UTF_8);
        Text path = new Text();
        path.set(bytes, 0, bytes.length);
        Target target = new Target();
        target.read(path, HttpMethod.OTHER);
        if (target.cut()) {
            throw bad(text, "it has more than " + Target.MAX_SEGMENTS + " segments");
        }
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < target.count(); i++) {
            int from = target.from(i);
            segments.add(new String(target.bytes(), from, target.to(i) - from, StandardCharsets.UTF_8));
        }
        return segments;
    }

    private static SegmentPattern segment(String text, String part) {
        if (part.contains("*")) {
            throw bad(text, "** stands only for all that follows, at the end; one segment is written {name}");
        }
        if (part.startsWith(":")) {
            throw bad(text, "a parameter is written {" + part.substring(1) + "}, not " + part);
        }
        try {
            return SegmentPattern.parse(part);
        } catch (IllegalArgumentException e) {
            throw bad(text, e.getMessage());
        }
    }

    private static IllegalArgumentException bad(String text, @Nullable String why) {
        return new IllegalArgumentException("route \"" + text + "\": " + why);
    }
}
