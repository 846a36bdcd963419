package io.apilog.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A PromQL expression and where it stands. Reads as much of the language as rules, dashboards and runbooks here are written in. */
public record Expression(String place, String text) {
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|on|ignoring|without|group_left|group_right)\\s*\\(([^)]*)\\)");

    /** A metric of ours or of Prometheus, in its function if there is one, with its matchers and range if there are any. */
    private static final Pattern SELECTOR = Pattern.compile("(?:(\\w+)\\()?(?<![\\w:$])"
            + "((?:apilog|process|jvm|scrape|sloth)_\\w+|up|ALERTS|[a-zA-Z_]\\w*:\\w+(?::\\w+)?)(?![\\w:(])"
            + "(?:\\{((?:[^\"}]|\"[^\"]*\")*)})?"
            + "(?:\\[([^]]*)])?");

    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /** What is asked of one metric; texts that are not there are empty. */
    public record Selector(String function, String metric, String matchers, String range) {
        /** The names of the labels that are matched. */
        public List<String> labels() {
            return MATCHER.matcher(matchers)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    /** Every metric in it, in order. */
    public List<Selector> selectors() {
        Matcher matcher = SELECTOR.matcher(GROUPING.matcher(text).replaceAll(""));
        return matcher.results().map(Expression::selector).toList();
    }

    /** The labels in {@code by}, {@code on} and their like. */
    public List<String> groupings() {
        return GROUPING.matcher(text)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    private static Selector selector(MatchResult found) {
        List<String> groups = Stream.of(1, 2, 3, 4)
                .map(group -> Objects.requireNonNullElse(found.group(group), ""))
                .toList();
        return new Selector(groups.get(0), groups.get(1), groups.get(2), groups.get(3));
    }
}
