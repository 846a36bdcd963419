package io.apilog.pipeline;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file's path with names for parts of it: {@code /srv/{site}/logs/*.log}. A name stands for one or more characters, a star for
 * any, both within one directory; what stands first gets as many as there can be. A template that does not begin with a slash is the end of a path.
 */
public final class PathTemplate {
    /** The two places where Kubernetes keeps the logs of containers; a rotated file has its time behind its name. */
    private static final List<String> KUBERNETES =
            List.of("pods/{namespace}_{pod}_{uid}/{container}/*", "containers/{pod}_{namespace}_{container}-{id}.log*");

    private static final String KUBERNETES_WORD = "kubernetes";
    private static final Pattern PART = Pattern.compile("\\{([a-zA-Z_][a-zA-Z0-9_]{0,63})}|\\*|([^{}*]+)");
    private static final int LONGEST = 500;

    private final String text;
    private final boolean absolute;
    private final List<Segment> segments;

    private PathTemplate(String text, boolean absolute, List<Segment> segments) {
        this.text = text;
        this.absolute = absolute;
        this.segments = segments;
    }

    /** The templates that a configured word stands for; empty where it is none. */
    public static Optional<List<PathTemplate>> parse(String text) {
        if (text.equals(KUBERNETES_WORD)) {
            return Optional.of(
                    KUBERNETES.stream().map(known -> of(known).orElseThrow()).toList());
        }
        return of(text).filter(template -> !template.names().isEmpty()).map(List::of);
    }

    private static Optional<PathTemplate> of(String text) {
        boolean absolute = text.startsWith("/");
        List<Segment> segments = new ArrayList<>();
        for (String part : text.substring(absolute ? 1 : 0).split("/", -1)) {
            Optional<Segment> segment = Segment.of(part);
            if (segment.isEmpty() || text.length() > LONGEST) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        PathTemplate template = new PathTemplate(text, absolute, List.copyOf(segments));
        List<String> names = template.names();
        return names.stream().distinct().count() == names.size() ? Optional.of(template) : Optional.empty();
    }

    /** Two are equal that are written alike. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The names in it. */
    public List<String> names() {
        return segments.stream()
                .flatMap(segment -> segment.names().stream())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** What the first of some templates that fits has for its names; empty where none fits. */
    static Map<String, String> captured(List<PathTemplate> templates, String path) {
        for (PathTemplate template : templates) {
            Map<String, String> captured = template.captured(path);
            if (!captured.isEmpty()) {
                return captured;
            }
        }
        return Map.of();
    }

    private Map<String, String> captured(String path) {
        String[] parts = path.replace(File.separatorChar, '/').split("/", -1);
        int first = parts.length - segments.size();
        if (first < 0 || absolute && (first != 1 || !parts[0].isEmpty())) {
            return Map.of();
        }
        Map<String, String> captured = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).capture(parts[first + i], captured)) {
                return Map.of();
            }
        }
        return captured;
    }

    /**
     * A directory or a file's name: texts, and between them what is captured. The texts are looked for from the right, so that what
     * stands first gets most: in time linear in the name.
     *
     * @param texts one more than there are names
     * @param names empty for a star
     */
    private record Segment(List<String> texts, List<String> names) {
        static Optional<Segment> of(String part) {
            List<String> texts = new ArrayList<>();
            List<String> names = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            Matcher matcher = PART.matcher(part);
            int end = 0;
            while (matcher.find() && matcher.start() == end) {
                end = matcher.end();
                if (matcher.group(2) != null) {
                    text.append(matcher.group(2));
                } else {
                    if (text.isEmpty() && !names.isEmpty()) {
                        return Optional.empty();
                    }
                    texts.add(text.toString());
                    text.setLength(0);
                    names.add(matcher.group(1) == null ? "" : matcher.group(1));
                }
            }
            texts.add(text.toString());
            return end == part.length() && !part.isEmpty()
                    ? Optional.of(new Segment(List.copyOf(texts), List.copyOf(names)))
                    : Optional.empty();
        }

        boolean capture(String part, Map<String, String> into) {
            int last = texts.size() - 1;
            int to = part.length() - texts.get(last).length();
            if (last == 0 || to < 0 || !part.endsWith(texts.get(last))) {
                return last == 0 && part.equals(texts.get(0));
            }
            for (int i = last - 1; i >= 0; i--) {
                String text = texts.get(i);
                int least = names.get(i).isEmpty() ? 0 : 1;
                int at = i == 0 ? 0 : part.lastIndexOf(text, to - least - text.length());
                int from = at + text.length();
                if (at < 0 || to - from < least || !part.startsWith(text, at)) {
                    return false;
                }
                if (!names.get(i).isEmpty()) {
                    into.put(names.get(i), part.substring(from, to));
                }
                to = at;
            }
            return true;
        }
    }
}
