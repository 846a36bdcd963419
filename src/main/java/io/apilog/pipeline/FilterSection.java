package io.apilog.pipeline;

import io.apilog.metrics.label.LabelSet;
import io.apilog.request.HttpMethod;
import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Presence;
import io.apilog.settings.Values;
import io.apilog.settings.type.ListType;
import io.apilog.settings.type.ScalarType;
import io.apilog.settings.type.SectionsType;
import java.util.List;
import java.util.Set;

/** The settings of requests that are left out. */
public final class FilterSection {
    private static final String FILTER = "filters[].";
    private static final int MOST_FILTERS = 100;
    private static final int MOST_PATTERNS = 100;

    public static final Key<String> FILTER_NAME = new Key<>(
            FILTER + "name",
            ScalarType.text("a name"),
            "",
            "",
            "The value of the label `filter` of `apilog_filtered_lines_total`; required");

    public static final Key<List<Located<String>>> FILTER_SOURCE = new Key<>(
            FILTER + "source",
            ListType.oneOrMore(ScalarType.text("the name of a source"), LabelSet.MAX_SOURCES),
            List.of(),
            "",
            "Names of sources; without it requests of every source are meant");

    public static final Key<List<Located<String>>> FILTER_ENDPOINT = new Key<>(
            FILTER + "endpoint",
            ListType.oneOrMore(ScalarType.text("an endpoint such as /users/{id} or /admin/*"), MOST_PATTERNS),
            List.of(),
            "",
            "Endpoints as their label has them; `*` is any characters");

    public static final Key<List<Located<String>>> FILTER_PATH = new Key<>(
            FILTER + "path",
            ListType.oneOrMore(ScalarType.pathGlob(), MOST_PATTERNS),
            List.of(),
            "",
            "Paths as clients send them, without the query; `*` is any characters, slashes too");

    public static final Key<List<Located<String>>> FILTER_METHOD = new Key<>(
            FILTER + "method",
            ListType.oneOrMore(ScalarType.oneOf(HttpMethod.LABELS), HttpMethod.LABELS.size()),
            List.of(),
            "",
            "Methods as their label has them");

    public static final Key<List<Located<String>>> FILTER_STATUS =
            new Key<>(FILTER + "status", ListType.oneOrMore(ScalarType.status(), 1_000), List.of(), "", "Statuses");

    public static final Key<List<Located<String>>> FILTER_USER_AGENT = new Key<>(
            FILTER + "user_agent",
            ListType.oneOrMore(ScalarType.text("a part of a user agent"), MOST_PATTERNS),
            List.of(),
            "",
            "Parts of user agents, in upper or lower case; `*` is any characters");

    public static final Key<Double> FILTER_KEEP = new Key<>(
            FILTER + "keep",
            ScalarType.share(),
            0.0,
            "0",
            "The share of these requests that is counted all the same: `0.1` keeps one in ten");

    /** Of which a filter has at least one. */
    public static final List<Key<?>> FILTER_CONDITIONS =
            List.of(FILTER_SOURCE, FILTER_ENDPOINT, FILTER_PATH, FILTER_METHOD, FILTER_STATUS, FILTER_USER_AGENT);

    public static final Key<List<Values>> FILTERS = new Key<>(
            "filters",
            new SectionsType(
                    FILTER,
                    List.of(
                            FILTER_NAME,
                            FILTER_SOURCE,
                            FILTER_ENDPOINT,
                            FILTER_PATH,
                            FILTER_METHOD,
                            FILTER_STATUS,
                            FILTER_USER_AGENT,
                            FILTER_KEEP),
                    MOST_FILTERS,
                    new Presence(List.of(FILTER_NAME), FILTER_CONDITIONS, List.of())),
            List.of(),
            "[]",
            "Requests that are left out; of several filters that mean a request the first decides");

    /** What it declares. */
    public static final ConfigSection<List<FilterSettings>> SECTION =
            new ConfigSection<>(List.of(FILTERS), FilterSection::filters);

    private FilterSection() {}

    private static List<FilterSettings> filters(Values values) {
        return values.get(FILTERS).stream().map(FilterSection::filter).toList();
    }

    private static FilterSettings filter(Values values) {
        return new FilterSettings(
                values.get(FILTER_NAME),
                Set.copyOf(Located.plain(values.get(FILTER_SOURCE))),
                Located.plain(values.get(FILTER_ENDPOINT)),
                Located.plain(values.get(FILTER_PATH)),
                Set.copyOf(Located.plain(values.get(FILTER_METHOD))),
                Set.copyOf(Located.plain(values.get(FILTER_STATUS))),
                Located.plain(values.get(FILTER_USER_AGENT)),
                values.get(FILTER_KEEP));
    }
}
