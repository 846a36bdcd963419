package io.apilog.config;

import io.apilog.endpoint.EndpointSettings;
import io.apilog.http.setting.WebSettings;
import io.apilog.http.setting.WebSettings.ListenAddress;
import io.apilog.log.LogFormat;
import io.apilog.log.LogLevel;
import io.apilog.log.LogSettings;
import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Naming;
import io.apilog.metrics.RequestRules;
import io.apilog.metrics.StatusLabel;
import io.apilog.pipeline.FilterSettings;
import io.apilog.pipeline.PathTemplate;
import io.apilog.source.ReadFrom;
import io.apilog.source.SourceSettings;
import io.apilog.state.SaverSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * THE list of settings. The reader, the suggestions for misspelt keys, the flags and the documentation are made of it; a new
 * setting is one constant here, one component of a settings record and its fixtures.
 */
final class Keys {
    private static final String SOURCE = "sources[].";
    /** A source is ten bits of a label set. */
    private static final int MOST_SOURCES = 1 << 10;

    private static final String EXTRA_LABEL = "metrics.extra_labels[].";
    private static final String FILTER = "filters[].";
    private static final int MOST_FILTERS = 100;
    private static final String OBJECTIVE = "slo.objectives[].";
    private static final int MOST_OBJECTIVES = 100;
    private static final int MOST_PER_SECOND = 1_000_000_000;
    private static final int MOST_PATTERNS = 100;
    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_PATHS = 1_000;
    private static final int MOST_LABELS = 20;
    private static final int MOST_DOCUMENTS = 100;

    static final Key<String> SOURCE_NAME = new Key<>(
            SOURCE + "name",
            ScalarType.text("a name"),
            SourceSettings.DEFAULT_NAME,
            SourceSettings.DEFAULT_NAME,
            "The value of the label `source`");

    static final Key<List<Located<String>>> SOURCE_PATHS = new Key<>(
            SOURCE + "paths",
            ListType.oneOrMore(ScalarType.text("a path"), MOST_PATHS),
            List.of(),
            "",
            "Files and globs (`*`, `?`, `[ab]`, `{a,b}`, `**`), relative to the working directory;"
                    + " `-` is standard input; required");

    static final Key<String> SOURCE_FORMAT = new Key<>(
            SOURCE + "format",
            ScalarType.text("a format"),
            "auto",
            "auto",
            "The id of a format, a quoted nginx `log_format` or Apache `LogFormat`, or `auto` to find it by the first"
                    + " lines");

    static final Key<List<Binding>> SOURCE_LABELS = new Key<>(
            SOURCE + "labels",
            new BindingsType(
                    "a map of label names to texts",
                    LabelName.added(),
                    LabelName::faultOfAdded,
                    ScalarSchemas.text(),
                    text -> Optional.empty(),
                    MOST_LABELS),
            List.of(),
            "{}",
            "Fixed labels of the requests that this source counts");

    static final Key<List<Binding>> SOURCE_FIELDS = new Key<>(
            SOURCE + "fields",
            new BindingsType(
                    "a map of " + String.join(", ", SourceConfig.FIELDS) + " to JSON paths",
                    ScalarSchemas.words(SourceConfig.FIELDS),
                    Keys::faultOfField,
                    ScalarSchemas.text(),
                    text -> Optional.empty(),
                    SourceConfig.FIELDS.size()),
            List.of(),
            "{}",
            "Where a log in JSON keeps a field that is not found by itself");

    static final Key<List<Located<List<PathTemplate>>>> SOURCE_CAPTURES = new Key<>(
            SOURCE + "captures",
            ListType.oneOrMore(
                    new ScalarType<>(
                            "kubernetes, or a path with names in braces such as /srv/{site}/*.log",
                            ScalarSchemas.texts("^kubernetes$|\\{[a-zA-Z_][a-zA-Z0-9_]{0,63}\\}"),
                            text -> PathTemplate.parse(text).orElse(null)),
                    MOST_PATHS),
            List.of(),
            "",
            "Which parts of the files' paths `metrics.extra_labels` can name; the first template that fits holds");

    static final Key<String> SOURCE_DURATION_UNIT = new Key<>(
            SOURCE + "duration_unit",
            ScalarType.oneOf(List.of("ns", "us", "ms", "s")),
            "",
            "",
            "The unit of the log's durations, where neither the format nor a field's name tells it");

    static final Key<List<Values>> SOURCES = new Key<>(
            "sources",
            new SectionsType(SOURCE, MOST_SOURCES, Presence.of(List.of(SOURCE_PATHS))),
            List.of(),
            "[]",
            "The logs to follow, each with a name of its own");

    static final Key<List<Located<String>>> ROUTES = new Key<>(
            "endpoints.routes",
            ListType.of(ScalarType.route(), MOST_ITEMS),
            List.of(),
            "[]",
            "Routes that name requests; the most specific that fits wins");

    static final Key<List<Located<String>>> OPENAPI = new Key<>(
            "endpoints.openapi",
            new ListType<>(ScalarType.text("a file"), 0, MOST_DOCUMENTS, true),
            List.of(),
            "[]",
            "OpenAPI documents in YAML or JSON, relative to this file; their paths name requests as routes do");

    static final Key<Integer> OPENAPI_MAX_BYTES = new Key<>(
            "endpoints.openapi_max_bytes",
            ScalarType.size(1 << 10, 256 << 20),
            EndpointConfig.DEFAULT_OPENAPI_MAX_BYTES,
            "4MiB",
            "The longest OpenAPI document, with the files that it refers to; a longer one is refused");

    static final Key<Boolean> LEARN = new Key<>(
            "endpoints.learn",
            ScalarType.yesOrNo(),
            true,
            "true",
            "Whether names of which many stand in one place become `{param}` or `{file}`;"
                    + " `false` leaves the routes and the shapes of ids");

    static final Key<Integer> ENDPOINT_BUDGET = new Key<>(
            "endpoints.budget",
            ScalarType.wholeNumber(1, 100_000),
            EndpointSettings.DEFAULT_BUDGET,
            "300",
            "The most endpoints besides the routes; further ones are counted as `other`");

    static final Key<Integer> METRICS_BUDGET = new Key<>(
            "metrics.budget",
            ScalarType.wholeNumber(100, 10_000_000),
            MetricsSettings.DEFAULT_BUDGET,
            "20000",
            "The most exposed sample lines of the API families");

    static final Key<Naming> NAMING = new Key<>(
            "metrics.naming",
            ScalarType.oneOf(Naming.class),
            MetricsSettings.DEFAULT.naming(),
            "apilog",
            "The names of the API families and their labels: the exporter's own, or OpenTelemetry's where it has them");

    static final Key<StatusLabel> STATUS = new Key<>(
            "metrics.status",
            ScalarType.oneOf(StatusLabel.CODE, StatusLabel.CLASS),
            MetricsSettings.DEFAULT.status(),
            "code",
            "The label `status` of the count of requests: the code, or its class (`2xx`), for fewer series");

    static final Key<StatusLabel> DURATION_STATUS = new Key<>(
            "metrics.duration_status",
            ScalarType.oneOf(StatusLabel.values()),
            MetricsSettings.DEFAULT.durationStatus(),
            "code",
            "The label `status` of the duration histogram: the code, its class (`2xx`), or none, for fewer series");

    static final Key<Integer> ZERO_SCRAPES = new Key<>(
            "metrics.zero_scrapes",
            ScalarType.wholeNumber(0, 10),
            MetricsSettings.DEFAULT.zeroScrapes(),
            "1",
            "In how many of its first scrapes a new series is shown as 0, so that its first increase is seen");

    static final Key<List<Binding>> METRICS_LABELS = new Key<>(
            "metrics.labels",
            new BindingsType(
                    "a map of " + String.join(", ", LabelName.OWN) + " to label names",
                    ScalarSchemas.words(LabelName.OWN),
                    LabelName::faultOfRenamed,
                    LabelName.shown(),
                    LabelName::faultOfShown,
                    LabelName.OWN.size()),
            List.of(),
            "{}",
            "Other names for the exporter's own labels");

    static final Key<String> EXTRA_LABEL_NAME = new Key<>(
            EXTRA_LABEL + "name",
            ScalarType.text("a label name", LabelName.added()),
            "",
            "",
            "The label's name; required");

    static final Key<String> EXTRA_LABEL_FIELD = new Key<>(
            EXTRA_LABEL + "field",
            ScalarType.text("the name of a field"),
            "",
            "",
            "`host`, `protocol`, or a field as the log names it: a JSON path, an LTSV label, a variable, a column, a"
                    + " group");

    static final Key<String> EXTRA_LABEL_CAPTURE = new Key<>(
            EXTRA_LABEL + "capture",
            ScalarType.text("the name of a capture"),
            "",
            "",
            "In place of `field`: a name in braces of `sources[].captures`");

    static final Key<Integer> EXTRA_LABEL_LIMIT = new Key<>(
            EXTRA_LABEL + "limit",
            ScalarType.wholeNumber(1, 10_000),
            ExtraLabel.DEFAULT_LIMIT,
            "100",
            "The most values; further ones are `other`");

    static final Key<List<Values>> EXTRA_LABELS = new Key<>(
            "metrics.extra_labels",
            new SectionsType(
                    EXTRA_LABEL,
                    MOST_LABELS,
                    new Presence(
                            List.of(EXTRA_LABEL_NAME), List.of(), List.of(EXTRA_LABEL_FIELD, EXTRA_LABEL_CAPTURE))),
            List.of(),
            "[]",
            "Labels that are added to the API families");

    static final Key<List<Double>> DURATION_BUCKETS = new Key<>(
            "metrics.duration_buckets",
            new BucketsType(),
            MetricsSettings.DEFAULT_BUCKETS,
            "[0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]",
            "The bounds of the duration histogram, in seconds; `+Inf` is added");

    static final Key<List<Double>> UPSTREAM_BUCKETS = new Key<>(
            "metrics.upstream_buckets",
            new BucketsType(),
            MetricsSettings.DEFAULT_BUCKETS,
            DURATION_BUCKETS.defaultText(),
            "The same for the attempts upstream");

    static final Key<List<Located<Metric>>> DISABLED = new Key<>(
            "metrics.disabled",
            ListType.of(new MetricType(), Metric.values().length),
            List.of(),
            "[]",
            "Metrics that are not counted and not shown, by the exporter's own names");

    static final Key<Duration> EXPIRE_IDLE = new Key<>(
            "metrics.expire_idle",
            ScalarType.durationOrOff(Duration.ofMinutes(10), Duration.ofDays(365)),
            MetricsSettings.DEFAULT.expireIdle(),
            "off",
            "How long a series is kept that nothing is counted in; `off` keeps every series");

    static final Key<Duration> MAX_DURATION = new Key<>(
            "metrics.max_duration",
            ScalarType.duration(Duration.ofSeconds(1), Duration.ofDays(365)),
            MetricsSettings.DEFAULT.rules().maxDuration(),
            "24h",
            "A duration above this is none: the request counts, and is in `apilog_durations_left_out_total`");

    static final Key<RequestRules.Grpc> GRPC_STATUS = new Key<>(
            "metrics.grpc_status",
            ScalarType.oneOf(RequestRules.Grpc.values()),
            RequestRules.Grpc.MAPPED,
            "mapped",
            "The label `status` of a gRPC call that failed: the HTTP status that says the same, or, with `http`, the"
                    + " one sent");

    static final Key<String> FILTER_NAME = new Key<>(
            FILTER + "name",
            ScalarType.text("a name"),
            "",
            "",
            "The value of the label `filter` of `apilog_filtered_lines_total`; required");

    static final Key<List<Located<String>>> FILTER_SOURCE = new Key<>(
            FILTER + "source",
            ListType.oneOrMore(ScalarType.text("the name of a source"), MOST_SOURCES),
            List.of(),
            "",
            "Names of sources; without it requests of every source are meant");

    static final Key<List<Located<String>>> FILTER_ENDPOINT = new Key<>(
            FILTER + "endpoint",
            ListType.oneOrMore(ScalarType.text("an endpoint such as /users/{id} or /admin/*"), MOST_PATTERNS),
            List.of(),
            "",
            "Endpoints as their label has them; `*` is any characters");

    static final Key<List<Located<String>>> FILTER_PATH = new Key<>(
            FILTER + "path",
            ListType.oneOrMore(ScalarType.pathGlob(), MOST_PATTERNS),
            List.of(),
            "",
            "Paths as clients send them, without the query; `*` is any characters, slashes too");

    static final Key<List<Located<String>>> FILTER_METHOD = new Key<>(
            FILTER + "method",
            ListType.oneOrMore(ScalarType.oneOf(FilterSettings.METHODS), FilterSettings.METHODS.size()),
            List.of(),
            "",
            "Methods as their label has them");

    static final Key<List<Located<String>>> FILTER_STATUS =
            new Key<>(FILTER + "status", ListType.oneOrMore(ScalarType.status(), 1_000), List.of(), "", "Statuses");

    static final Key<List<Located<String>>> FILTER_USER_AGENT = new Key<>(
            FILTER + "user_agent",
            ListType.oneOrMore(ScalarType.text("a part of a user agent"), MOST_PATTERNS),
            List.of(),
            "",
            "Parts of user agents, in upper or lower case; `*` is any characters");

    static final Key<Double> FILTER_KEEP = new Key<>(
            FILTER + "keep",
            ScalarType.share(),
            0.0,
            "0",
            "The share of these requests that is counted all the same: `0.1` keeps one in ten");

    /** Of which a filter has at least one. */
    static final List<Key<?>> FILTER_CONDITIONS =
            List.of(FILTER_SOURCE, FILTER_ENDPOINT, FILTER_PATH, FILTER_METHOD, FILTER_STATUS, FILTER_USER_AGENT);

    static final Key<List<Values>> FILTERS = new Key<>(
            "filters",
            new SectionsType(FILTER, MOST_FILTERS, new Presence(List.of(FILTER_NAME), FILTER_CONDITIONS, List.of())),
            List.of(),
            "[]",
            "Requests that are left out; of several filters that mean a request the first decides");

    static final Key<String> SLO_SERVICE = new Key<>(
            "slo.service",
            ScalarType.name(),
            SloConfig.DEFAULT_SERVICE,
            SloConfig.DEFAULT_SERVICE,
            "What the objectives are of: the label `sloth_service` of the rules that `apilog-exporter slo` prints",
            ReloadRule.AT_ONCE);

    static final Key<Double> SLO_CAPACITY = new Key<>(
            "slo.capacity",
            ScalarType.positive("requests per second", MOST_PER_SECOND),
            0.0,
            "",
            "How many requests per second the service is known to bear; an alert says when the daily peak is about to"
                    + " pass it",
            ReloadRule.AT_ONCE);

    static final Key<String> OBJECTIVE_NAME = new Key<>(
            OBJECTIVE + "name", ScalarType.name(), "", "", "The label `sloth_slo`; required", ReloadRule.AT_ONCE);

    static final Key<BigDecimal> OBJECTIVE_TARGET = new Key<>(
            OBJECTIVE + "target",
            ScalarType.percentage(),
            BigDecimal.ZERO,
            "",
            "The share of requests that is to be good, in per cent; required",
            ReloadRule.AT_ONCE);

    static final Key<Double> OBJECTIVE_LATENCY = new Key<>(
            OBJECTIVE + "latency",
            ScalarType.secondsOrDuration(),
            0.0,
            "",
            "Where it is given, a request is good if it took no longer, one that failed aside; else if it did not fail."
                    + " One of `metrics.duration_buckets`",
            ReloadRule.AT_ONCE);

    static final Key<List<Located<String>>> OBJECTIVE_FAILURES = new Key<>(
            OBJECTIVE + "failures",
            ListType.oneOrMore(ScalarType.status(), 1_000),
            List.of(new Located<>("5xx", Place.of("default"))),
            "5xx",
            "The statuses of a request that failed",
            ReloadRule.AT_ONCE);

    static final Key<List<Located<String>>> OBJECTIVE_SOURCE = new Key<>(
            OBJECTIVE + "source",
            ListType.oneOrMore(ScalarType.text("the name of a source"), MOST_SOURCES),
            List.of(),
            "",
            "Names of sources; without it each source has the objective for itself",
            ReloadRule.AT_ONCE);

    static final Key<List<Located<String>>> OBJECTIVE_ENDPOINT = new Key<>(
            OBJECTIVE + "endpoint",
            ListType.oneOrMore(ScalarType.text("an endpoint such as /users/{id} or /orders/*"), MOST_PATTERNS),
            List.of(),
            "",
            "Endpoints, each a route or an operation of an OpenAPI document, or `*` for any characters of some;"
                    + " without it all but `unmatched` and `malformed`",
            ReloadRule.AT_ONCE);

    static final Key<List<Located<String>>> OBJECTIVE_METHOD = new Key<>(
            OBJECTIVE + "method",
            ListType.oneOrMore(ScalarType.oneOf(FilterSettings.METHODS), FilterSettings.METHODS.size()),
            List.of(),
            "",
            "Methods as their label has them; without it all",
            ReloadRule.AT_ONCE);

    static final Key<List<Values>> OBJECTIVES = new Key<>(
            "slo.objectives",
            new SectionsType(OBJECTIVE, MOST_OBJECTIVES, Presence.of(List.of(OBJECTIVE_NAME, OBJECTIVE_TARGET))),
            List.of(),
            "[]",
            "What share of which requests is to be good, over 30 days",
            ReloadRule.AT_ONCE);

    static final Key<List<Located<ListenAddress>>> LISTEN_ADDRESS = new Key<>(
            "web.listen_address",
            ListType.oneOrMore(ScalarType.listenAddress(), 100),
            WebSettings.DEFAULT.listenAddresses().stream()
                    .map(address -> new Located<>(address, Place.of("default")))
                    .toList(),
            ":10180",
            "Where metrics are served; port 0 is any free port",
            ReloadRule.NEXT_START);

    static final Key<Boolean> LIFECYCLE = new Key<>(
            "web.enable_lifecycle",
            ScalarType.yesOrNo(),
            WebSettings.DEFAULT.lifecycle(),
            "false",
            "Whether `POST /-/reload` reads the configuration again; SIGHUP always does",
            ReloadRule.NEXT_START);

    static final Key<String> WEB_CONFIG_FILE = new Key<>(
            "web.config.file",
            ScalarType.text("a file"),
            "",
            "",
            "Who may reach the web server: TLS, client certificates, users and headers, in the file format of"
                    + " Prometheus' exporter toolkit; relative to this file",
            ReloadRule.NEXT_START);

    static final Key<List<Located<String>>> WEB_HOSTS = new Key<>(
            "web.hosts",
            ListType.of(ScalarType.hostName(), 100),
            List.of(),
            "[]",
            "Names under which pages for people are shown without a login, besides addresses, names without dots and"
                    + " private ones",
            ReloadRule.NEXT_START);

    static final Key<List<Binding>> WEB_LINKS = new Key<>(
            "web.links",
            new BindingsType(
                    "a map of names to addresses",
                    LinkRules.names(),
                    LinkRules::faultOfName,
                    LinkRules.addresses(),
                    LinkRules::faultOfAddress,
                    LinkRules.MOST),
            List.of(),
            "{}",
            "Ways on that the page at `/` shows, by name: the dashboards in Grafana, the alerts, a log search",
            ReloadRule.NEXT_START);

    static final Key<Boolean> AUTO_RELOAD = new Key<>(
            "config.auto_reload",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether the configuration is read again when its file, or an OpenAPI document that it names, has changed",
            ReloadRule.AT_ONCE);

    static final Key<LogLevel> LOG_LEVEL = new Key<>(
            "log.level",
            ScalarType.oneOf(LogLevel.class),
            LogSettings.DEFAULT.level(),
            "info",
            "The least severe events that the daemon logs",
            ReloadRule.AT_ONCE);

    static final Key<LogFormat> LOG_FORMAT = new Key<>(
            "log.format",
            ScalarType.oneOf(LogFormat.class),
            LogSettings.DEFAULT.format(),
            "text",
            "How the daemon writes its own log",
            ReloadRule.AT_ONCE);

    static final Key<ReadFrom> READ_FROM = new Key<>(
            "read.from",
            ScalarType.oneOf(ReadFrom.class),
            ReadFrom.END,
            "end",
            "Where to begin in files that are there at the first start");

    static final Key<Duration> POLL_INTERVAL = new Key<>(
            "follow.poll_interval",
            ScalarType.duration(Duration.ofMillis(10), Duration.ofMinutes(1)),
            FollowConfig.DEFAULT.pollInterval(),
            "250ms",
            "How often files are looked at for new lines");

    static final Key<Integer> MAX_LINE_BYTES = new Key<>(
            "follow.max_line_bytes",
            ScalarType.size(1 << 10, 64 << 20),
            FollowConfig.DEFAULT.maxLineBytes(),
            "1MiB",
            "A longer line is not kept and counts as rejected");

    static final Key<Integer> MAX_FILES = new Key<>(
            "follow.max_files",
            ScalarType.wholeNumber(1, 1_000_000),
            FollowConfig.DEFAULT.maxFiles(),
            "20000",
            "The most files that are followed");

    static final Key<Integer> MAX_OPEN_FILES = new Key<>(
            "follow.max_open_files",
            ScalarType.wholeNumber(1, 1_000_000),
            FollowConfig.DEFAULT.maxOpenFiles(),
            "1000",
            "The most files that are held open at a time; idle ones are closed first");

    static final Key<String> STATE_DIR = new Key<>(
            "state.dir",
            ScalarType.directory(),
            "",
            "",
            "Where positions and counts are kept together, so that both survive a restart; without it nothing does",
            ReloadRule.NEXT_START);

    static final Key<Duration> STATE_SAVE_INTERVAL = new Key<>(
            "state.save_interval",
            ScalarType.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            SaverSettings.DEFAULT.interval(),
            "10s",
            "How long at most between two saves; each scrape saves too",
            ReloadRule.NEXT_START);

    static final Key<Optional<Duration>> STATE_FSYNC = new Key<>(
            "state.fsync",
            ScalarType.durationOrNever(Duration.ZERO, Duration.ofHours(1)),
            SaverSettings.DEFAULT.forceInterval(),
            "10s",
            "How long at most until what was saved is forced to the disk, which only the end of the machine asks for",
            ReloadRule.NEXT_START);

    static final Key<Duration> LINGER = new Key<>(
            "shutdown.linger",
            ScalarType.duration(Duration.ZERO, Duration.ofHours(1)),
            Duration.ZERO,
            "0s",
            "How long to wait for one more scrape before the daemon ends",
            ReloadRule.AT_ONCE);

    private static final List<Key<?>> OF_COUNTING = List.of(
            SOURCES,
            SOURCE_NAME,
            SOURCE_PATHS,
            SOURCE_FORMAT,
            SOURCE_LABELS,
            SOURCE_FIELDS,
            SOURCE_CAPTURES,
            SOURCE_DURATION_UNIT,
            ROUTES,
            OPENAPI,
            OPENAPI_MAX_BYTES,
            LEARN,
            ENDPOINT_BUDGET,
            METRICS_BUDGET,
            NAMING,
            STATUS,
            DURATION_STATUS,
            ZERO_SCRAPES,
            METRICS_LABELS,
            EXTRA_LABELS,
            EXTRA_LABEL_NAME,
            EXTRA_LABEL_FIELD,
            EXTRA_LABEL_CAPTURE,
            EXTRA_LABEL_LIMIT,
            DURATION_BUCKETS,
            UPSTREAM_BUCKETS,
            DISABLED,
            EXPIRE_IDLE,
            MAX_DURATION,
            GRPC_STATUS,
            FILTERS,
            FILTER_NAME,
            FILTER_SOURCE,
            FILTER_ENDPOINT,
            FILTER_PATH,
            FILTER_METHOD,
            FILTER_STATUS,
            FILTER_USER_AGENT,
            FILTER_KEEP,
            SLO_SERVICE,
            SLO_CAPACITY,
            OBJECTIVES,
            OBJECTIVE_NAME,
            OBJECTIVE_TARGET,
            OBJECTIVE_LATENCY,
            OBJECTIVE_FAILURES,
            OBJECTIVE_SOURCE,
            OBJECTIVE_ENDPOINT,
            OBJECTIVE_METHOD,
            LISTEN_ADDRESS,
            LIFECYCLE,
            WEB_CONFIG_FILE,
            WEB_HOSTS,
            WEB_LINKS,
            AUTO_RELOAD,
            LOG_LEVEL,
            LOG_FORMAT,
            READ_FROM,
            POLL_INTERVAL,
            MAX_LINE_BYTES,
            MAX_FILES,
            MAX_OPEN_FILES,
            STATE_DIR,
            STATE_SAVE_INTERVAL,
            STATE_FSYNC,
            LINGER);

    /** Every key of the file, in the order of the documentation. */
    static final List<Key<?>> ALL =
            Stream.of(OF_COUNTING, InsightKeys.ALL).flatMap(List::stream).toList();

    /** For a flag alone: has no place in the file. */
    static final Key<String> CONFIG_FILE =
            new Key<>("", ScalarType.text("a file"), "", "", "The configuration, in YAML");

    /** For a flag alone: a configured source has a format of its own. */
    static final Key<String> FILES_FORMAT = new Key<>(
            "",
            ScalarType.text("a format"),
            "auto",
            "auto",
            "The format of the files given on the command line: an id, or a quoted nginx `log_format` or Apache"
                    + " `LogFormat`");

    /** For a flag alone: another way to run, not a setting. */
    static final Key<Boolean> ONCE = new Key<>(
            "", ScalarType.yesOrNo(), false, "false", "Read each file from its beginning, print the metrics and end");

    /** For a flag alone. */
    static final Key<OutputForm> OUTPUT = new Key<>(
            "",
            ScalarType.oneOf(OutputForm.class),
            OutputForm.AUTO,
            "auto",
            "What `--once` prints: `table` for people, `json`, or `prometheus`; `auto` is a table on a terminal and the"
                    + " metrics elsewhere");

    private Keys() {}

    /** The key with this path. */
    static Optional<Key<?>> find(String path) {
        return ALL.stream().filter(key -> key.path().equals(path)).findFirst();
    }

    /** What may stand in the map with this prefix: keys, and maps of further keys. */
    static List<String> namesIn(String prefix) {
        return ALL.stream()
                .filter(key -> key.path().startsWith(prefix))
                .map(key -> key.path().substring(prefix.length()))
                .map(rest -> rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest)
                .filter(name -> !name.endsWith("[]"))
                .distinct()
                .toList();
    }

    private static Optional<String> faultOfField(String name) {
        if (SourceConfig.FIELDS.contains(name)) {
            return Optional.empty();
        }
        String expected = NearestWord.to(name, SourceConfig.FIELDS)
                .map(word -> "did you mean '" + word + "'?")
                .orElse("expected one of " + String.join(", ", SourceConfig.FIELDS));
        return Optional.of("unknown field " + Quoted.of(name) + ": " + expected);
    }
}
