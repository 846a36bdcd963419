package io.apilog.format;

import io.apilog.bytes.ByteSearch;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.FieldKind;
import io.apilog.format.named.W3cColumns;
import io.apilog.format.named.W3cParser;
import io.apilog.format.pattern.ApacheLogFormat;
import io.apilog.format.pattern.FormatException;
import io.apilog.format.pattern.NginxLogFormat;
import io.apilog.format.pattern.PatternParser;
import io.apilog.format.pattern.PythonLogFormat;
import io.apilog.format.pattern.RegexPattern;
import io.apilog.format.pattern.TextPattern;
import io.apilog.request.ExtraField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which format a source has: found by itself, named by its id, or written out as a string of nginx's or Apache's or as a regular expression. */
public final class FormatSpec {
    /** What people name, and what has as many formats as configurations. */
    private static final Set<String> SERVERS = Set.of("nginx", "apache", "apache2", "httpd");

    private static final String AUTO_ID = "auto";

    /** Found by reading the first lines. */
    public static final FormatSpec AUTO = new FormatSpec(null, List.of(), null);

    private final @Nullable Format format;
    private final List<TextPattern> patterns;
    private final @Nullable RegexPattern regex;
    private final @Nullable String columns;

    private FormatSpec(@Nullable Format format, List<TextPattern> patterns, @Nullable RegexPattern regex) {
        this(format, patterns, regex, null);
    }

    private FormatSpec(
            @Nullable Format format,
            List<TextPattern> patterns,
            @Nullable RegexPattern regex,
            @Nullable String columns) {
        this.format = format;
        this.patterns = patterns;
        this.regex = regex;
        this.columns = columns;
    }

    /**
     * Reads what stands in the configuration or behind {@code --format}.
     *
     * @throws FormatException if it is neither an id nor a string of nginx's or Apache's nor an expression, or has no request or status
     */
    public static FormatSpec parse(String text) throws FormatException {
        return parse(text, List.of());
    }

    /**
     * The same where fields are wanted as extras, whose names groups of an expression may have.
     *
     * @throws FormatException as above
     */
    public static FormatSpec parse(String text, List<ExtraField> extras) throws FormatException {
        Optional<Format> named = Format.of(text);
        if (text.equals(AUTO_ID)) {
            return AUTO;
        }
        if (named.isPresent() && named.get().isNameable()) {
            return new FormatSpec(named.get(), patterns(named.get()), null);
        }
        if (text.startsWith(W3cParser.FIELDS)) {
            W3cColumns columns = W3cColumns.of(
                    text.substring(W3cParser.FIELDS.length()).strip().split("[ \\t]+", -1), ExtraSlots.EMPTY);
            if (!columns.has(FieldKind.TARGET) || !columns.has(FieldKind.STATUS)) {
                throw new FormatException(
                        "the columns have no request or no status: cs-uri-stem and sc-status are needed", 0);
            }
            return new FormatSpec(Format.W3C, List.of(), null, text);
        }
        if (RegexPattern.isOne(text)) {
            return new FormatSpec(Format.REGEX, List.of(), RegexPattern.of(text, new ExtraSlots(extras)));
        }
        if (text.indexOf('$') >= 0) {
            return new FormatSpec(Format.NGINX, List.of(complete(NginxLogFormat.parse(text))), null);
        }
        if (PythonLogFormat.isOne(text)) {
            return new FormatSpec(Format.APACHE, List.of(complete(PythonLogFormat.parse(text))), null);
        }
        if (text.indexOf('%') >= 0) {
            return new FormatSpec(Format.APACHE, List.of(complete(ApacheLogFormat.parse(text))), null);
        }
        throw new FormatException(
                "unknown format '" + text + "'" + nearest(text) + "; expected auto, "
                        + String.join(", ", Format.nameable())
                        + ", or a log_format or LogFormat string, or a regular expression with named groups",
                0);
    }

    /** The format, empty where it is to be found. */
    Optional<Format> format() {
        return Optional.ofNullable(format);
    }

    /** The ways in which a text format is written; empty for others. */
    List<TextPattern> patterns() {
        return patterns;
    }

    /** The expression, where the format is one. */
    Optional<RegexPattern> regex() {
        return Optional.ofNullable(regex);
    }

    /** The line {@code #Fields:} that stands in the configuration, for files that have none. */
    Optional<String> columns() {
        return Optional.ofNullable(columns);
    }

    /** The patterns that define a format of the list. */
    static List<TextPattern> patterns(Format format) {
        return Defined.PATTERNS.getOrDefault(format, List.of());
    }

    /** Whether some line has in it what stands in every line of a format of the list: looking for that costs less than parsing. */
    static boolean mayBe(Format format, List<byte[]> lines) {
        for (byte[] sign : Defined.SIGNS.getOrDefault(format, List.of())) {
            for (byte[] line : lines) {
                if (contains(line, sign)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean contains(byte[] line, byte[] sign) {
        int limit = line.length - sign.length + 1;
        for (int i = ByteSearch.indexOf(line, 0, limit, sign[0]);
                i >= 0;
                i = ByteSearch.indexOf(line, i + 1, limit, sign[0])) {
            if (PatternParser.startsWith(line, i, line.length, sign, 1)) {
                return true;
            }
        }
        return false;
    }

    /** The patterns of lines that stand among its entries and are none. */
    static List<TextPattern> notices(Format format) {
        return Defined.NOTICES.getOrDefault(format, List.of());
    }

    /** The patterns of the list, read once: every file's format is looked for among them. */
    private static final class Defined {
        static final Map<Format, List<TextPattern>> PATTERNS = all(Format::patterns);
        static final Map<Format, List<TextPattern>> NOTICES = all(Format::notices);

        /** The longest literal of each pattern. */
        static final Map<Format, List<byte[]>> SIGNS = signs();

        private static Map<Format, List<byte[]>> signs() {
            Map<Format, List<byte[]>> signs = new EnumMap<>(Format.class);
            PATTERNS.forEach((format, patterns) -> signs.put(
                    format,
                    patterns.stream()
                            .map(pattern ->
                                    Collections.max(pattern.literals(), Comparator.comparingInt(String::length)))
                            .distinct()
                            .map(literal -> literal.getBytes(StandardCharsets.UTF_8))
                            .toList()));
            return Collections.unmodifiableMap(signs);
        }

        private static Map<Format, List<TextPattern>> all(Function<Format, List<String>> texts) {
            Map<Format, List<TextPattern>> all = new EnumMap<>(Format.class);
            for (Format format : Format.values()) {
                all.put(format, FormatSpec.patterns(format, texts.apply(format)));
            }
            return Collections.unmodifiableMap(all);
        }
    }

    private static List<TextPattern> patterns(Format format, List<String> texts) {
        List<TextPattern> patterns = new ArrayList<>();
        for (String text : texts) {
            try {
                patterns.add(text.indexOf('$') >= 0 ? NginxLogFormat.parse(text) : ApacheLogFormat.parse(text));
            } catch (FormatException e) {
                throw new IllegalStateException(format.id() + " is defined by a pattern that cannot be read", e);
            }
        }
        return List.copyOf(patterns);
    }

    private static TextPattern complete(TextPattern pattern) throws FormatException {
        boolean request =
                pattern.has(FieldKind.REQUEST) || pattern.has(FieldKind.TARGET) || pattern.has(FieldKind.PATH);
        if (!request) {
            throw new FormatException("the string has no request: $request, $request_uri, %r or %U is needed", 0);
        }
        if (!pattern.has(FieldKind.STATUS)) {
            throw new FormatException("the string has no status: $status or %>s is needed", 0);
        }
        return pattern;
    }

    private static String nearest(String text) {
        if (SERVERS.contains(text)) {
            return ": its stock format is '" + Format.COMBINED.id()
                    + "', and one of your own is quoted as it stands in its configuration (log_format, LogFormat)";
        }
        return Stream.concat(Stream.of(AUTO_ID), Format.nameable().stream())
                .filter(id -> isPart(id, text) || distance(id, text) <= 2)
                .min(Comparator.comparing((String id) -> !isPart(id, text)).thenComparingInt(id -> distance(id, text)))
                .map(id -> ": did you mean '" + id + "'?")
                .orElse("");
    }

    /** Whether a word is one of those that an id is made of: {@code alb} of {@code aws_alb}. */
    private static boolean isPart(String id, String word) {
        return List.of(id.split("_")).contains(word);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
