package io.apilog.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** THE list of metrics that are ours. Documentation, dashboards and rules are checked against it. */
public enum Metric {
    REQUESTS(
            "apilog_requests_total",
            Collector.Type.COUNTER,
            "Requests, by endpoint, method and status sent to the client.",
            Label.SOURCE,
            Label.ENDPOINT,
            Label.METHOD,
            Label.STATUS),
    REQUEST_DURATION(
            "apilog_request_duration_seconds",
            Collector.Type.HISTOGRAM,
            "What the client waited; requests that switched protocols are not in it.",
            Label.SOURCE,
            Label.ENDPOINT,
            Label.METHOD,
            Label.STATUS),
    RESPONSE_BYTES(
            "apilog_response_bytes_total",
            Collector.Type.COUNTER,
            "Bytes sent to clients, as the log counts them.",
            Label.SOURCE,
            Label.ENDPOINT,
            Label.METHOD),
    REQUEST_BYTES(
            "apilog_request_bytes_total",
            Collector.Type.COUNTER,
            "Bytes received from clients, as the log counts them.",
            Label.SOURCE,
            Label.ENDPOINT,
            Label.METHOD),
    UPSTREAM_DURATION(
            "apilog_upstream_duration_seconds",
            Collector.Type.HISTOGRAM,
            "Each attempt to have a request answered upstream.",
            Label.SOURCE,
            Label.ENDPOINT,
            Label.METHOD),
    LINES(
            "apilog_lines_total",
            Collector.Type.COUNTER,
            "Lines read, by what came of them. Of a line with several entries in JSON, each entry.",
            Label.SOURCE,
            Label.RESULT),
    LINES_REJECTED(
            "apilog_lines_rejected_total",
            Collector.Type.COUNTER,
            "Lines that could not be counted as a request, by reason.",
            Label.SOURCE,
            Label.REASON),
    LINES_REPAIRED(
            "apilog_lines_repaired_total",
            Collector.Type.COUNTER,
            "Lines counted as a request that had to be mended before they could be read: objects of JSON that are"
                    + " none.",
            Label.SOURCE),
    LINES_FILTERED(
            "apilog_filtered_lines_total",
            Collector.Type.COUNTER,
            "Lines that a filter dropped or sampled away.",
            Label.SOURCE,
            Label.FILTER),
    DURATIONS_LEFT_OUT(
            "apilog_durations_left_out_total",
            Collector.Type.COUNTER,
            "Requests counted without a duration although their line has something in its place, by reason.",
            Label.SOURCE,
            Label.REASON),
    READ_BYTES("apilog_read_bytes_total", Collector.Type.COUNTER, "Bytes of lines read.", Label.SOURCE),
    LAG_BYTES("apilog_lag_bytes", Collector.Type.GAUGE, "Bytes in the files that are not yet counted.", Label.SOURCE),
    LAG_SECONDS(
            "apilog_lag_seconds",
            Collector.Type.GAUGE,
            "Age of the oldest complete line not yet counted, 0 when nothing waits.",
            Label.SOURCE),
    CATCHING_UP(
            "apilog_catching_up",
            Collector.Type.GAUGE,
            "1 from a start with a backlog until the scrape after it is counted.",
            Label.SOURCE),
    SOURCE_FORMAT(
            "apilog_source_format_info",
            Collector.Type.GAUGE,
            "The formats found in a source, and the unit its durations are taken in.",
            Label.SOURCE,
            Label.FORMAT,
            Label.UNIT),
    LAST_ENTRY(
            "apilog_last_entry_timestamp_seconds",
            Collector.Type.GAUGE,
            "The latest time that an entry of the log names, since 1970.",
            Label.SOURCE),
    FILES("apilog_files", Collector.Type.GAUGE, "Files being read or drained.", Label.SOURCE),
    FILES_UNREADABLE(
            "apilog_files_unreadable",
            Collector.Type.GAUGE,
            "Followed paths that are there and cannot be read or looked at.",
            Label.SOURCE),
    FILE_ROTATIONS(
            "apilog_file_rotations_total", Collector.Type.COUNTER, "Times a path became another file.", Label.SOURCE),
    FILE_TRUNCATIONS(
            "apilog_file_truncations_total", Collector.Type.COUNTER, "Times a file was begun anew.", Label.SOURCE),
    FILE_REGRESSIONS(
            "apilog_file_regressions_total",
            Collector.Type.COUNTER,
            "Times a file became shorter without having been begun anew.",
            Label.SOURCE),
    FILES_LOST(
            "apilog_files_lost_total", Collector.Type.COUNTER, "Files gone before all of them was read.", Label.SOURCE),
    FILES_OVER_LIMIT(
            "apilog_files_over_limit_total",
            Collector.Type.COUNTER,
            "Times a file was not followed because as many are followed as may be.",
            Label.SOURCE),
    KNOWN_FILES(
            "apilog_known_files",
            Collector.Type.GAUGE,
            "Files of which it is known what was read of them, at most 100,000, and fewer with a small heap, of all sources."),
    KNOWN_FILES_FORGOTTEN(
            "apilog_known_files_forgotten_total",
            Collector.Type.COUNTER,
            "Files that are not known any more because as many are known as may be; an archive of one would be read"
                    + " again."),
    ENDPOINTS("apilog_endpoints", Collector.Type.GAUGE, "Endpoints named so far, routes included."),
    ENDPOINT_BUDGET(
            "apilog_endpoint_budget", Collector.Type.GAUGE, "The most endpoints besides the routes, as configured."),
    SERIES("apilog_series", Collector.Type.GAUGE, "Sample lines of the API families, those of routes included."),
    SERIES_BUDGET(
            "apilog_series_budget",
            Collector.Type.GAUGE,
            "The most sample lines of the API families, as configured; only routes may pass it."),
    OVERFLOW(
            "apilog_overflow_requests_total",
            Collector.Type.COUNTER,
            "Requests counted under the endpoint 'other', wholly or in part, by the budget that was used up.",
            Label.SOURCE,
            Label.REASON),
    LABEL_OVERFLOW(
            "apilog_label_overflow_requests_total",
            Collector.Type.COUNTER,
            "Requests whose value of an extra label is counted as 'other'.",
            Label.SOURCE,
            Label.LABEL),
    CLIENTS_AFFECTED(
            "apilog_clients_affected",
            Collector.Type.GAUGE,
            "Clients that met an error, a slow answer, or after a success a refusal, within the last minutes.",
            Label.SOURCE,
            Label.WINDOW,
            Label.KIND),
    CLIENTS_ACTIVE(
            "apilog_clients_active",
            Collector.Type.GAUGE,
            "Clients that asked within the last minutes, of which those affected are a share.",
            Label.SOURCE,
            Label.WINDOW),
    FAILURE_OUTCOMES(
            "apilog_failure_outcomes_total",
            Collector.Type.COUNTER,
            "Failures that clients met, by what each did then.",
            Label.SOURCE,
            Label.ENDPOINT,
            Label.OUTCOME),
    RECOVERY(
            "apilog_recovery_seconds",
            Collector.Type.HISTOGRAM,
            "From a client's first failure at an endpoint to its next success there.",
            Label.SOURCE,
            Label.ENDPOINT),
    RETRIES(
            "apilog_retries_total",
            Collector.Type.COUNTER,
            "Requests that a client sent again, within 10 s of an error or a slow answer, or a POST within 3 s of its"
                    + " success.",
            Label.SOURCE,
            Label.ENDPOINT,
            Label.AFTER),
    EXCESS_WAIT(
            "apilog_excess_wait_seconds_total",
            Collector.Type.COUNTER,
            "What requests took over the target of their endpoint.",
            Label.SOURCE,
            Label.ENDPOINT),
    SESSIONS(
            "apilog_sessions_total",
            Collector.Type.COUNTER,
            "Sessions that ended, by how they went.",
            Label.SOURCE,
            Label.EXPERIENCE),
    SESSION_REQUESTS(
            "apilog_session_requests",
            Collector.Type.HISTOGRAM,
            "Requests of a session, without those that pages send by themselves.",
            Label.SOURCE),
    TRANSITIONS(
            "apilog_transitions_total",
            Collector.Type.COUNTER,
            "Steps from endpoint to endpoint within a session.",
            Label.SOURCE,
            Label.FROM,
            Label.TO),
    FUNNEL(
            "apilog_funnel_total",
            Collector.Type.COUNTER,
            "Sessions that reached a step of a funnel, or were lost behind it.",
            Label.SOURCE,
            Label.FUNNEL,
            Label.STEP,
            Label.RESULT),
    CLIENT_EVICTIONS(
            "apilog_client_evictions_total",
            Collector.Type.COUNTER,
            "Clients that were forgotten because as many are followed as may be.",
            Label.SOURCE),
    INSIGHT_SERIES("apilog_insight_series", Collector.Type.GAUGE, "Sample lines of the families about insight."),
    INSIGHT_BUDGET(
            "apilog_insight_budget",
            Collector.Type.GAUGE,
            "The most sample lines of the families about insight, as configured."),
    INSIGHT_OVERFLOW(
            "apilog_insight_overflow_total",
            Collector.Type.COUNTER,
            "Events that families about insight count under the endpoint 'other' or not at all, because their budget is"
                    + " used up."),
    REQUESTS_BY_AGENT(
            "apilog_requests_by_agent_total",
            Collector.Type.COUNTER,
            "Requests, by the kind of program that sent them and the class of the status.",
            Label.SOURCE,
            Label.AGENT,
            Label.STATUS_CLASS),
    UNIQUE_CLIENTS(
            "apilog_unique_clients",
            Collector.Type.GAUGE,
            "Different clients in the last five minutes, hour and day of the log, estimated within 2 %.",
            Label.SOURCE,
            Label.WINDOW),
    CLIENT_REGISTER(
            "apilog_client_sketch_register",
            Collector.Type.GAUGE,
            "Registers of the different clients in the last five minutes: the greater ones of several instances that share"
                    + " clients.key_file are those of all of them.",
            Label.SOURCE,
            Label.REGISTER),
    SECURITY_EVENTS(
            "apilog_security_events_total",
            Collector.Type.COUNTER,
            "Clients that were found doing what they should not, by what; each is an event, and not a line.",
            Label.SOURCE,
            Label.KIND),
    SECURITY_ACTIVE(
            "apilog_security_active_sources",
            Collector.Type.GAUGE,
            "Clients that had such an event within the last five minutes.",
            Label.SOURCE,
            Label.KIND),
    ATTACK_REQUESTS(
            "apilog_attack_requests_total",
            Collector.Type.COUNTER,
            "Requests that say what attacks are made of, by what they attack.",
            Label.SOURCE,
            Label.PATTERN),
    UNAUTHENTICATED_SUCCESS(
            "apilog_unauthenticated_success_total",
            Collector.Type.COUNTER,
            "Answers below 400 to nobody, at an endpoint that otherwise answers principals.",
            Label.SOURCE,
            Label.ENDPOINT),
    CONSUMER_REQUESTS(
            "apilog_consumer_requests_total",
            Collector.Type.COUNTER,
            "Requests of the heaviest consumers, by the field that is configured and the class of the status.",
            Label.SOURCE,
            Label.CONSUMER,
            Label.STATUS_CLASS),
    DATA_ACCESS(
            "apilog_data_access_total",
            Collector.Type.COUNTER,
            "Requests for data that is configured to be watched, by what was done, for whom, and what came of it.",
            Label.SOURCE,
            Label.RESOURCE,
            Label.OPERATION,
            Label.PRINCIPAL,
            Label.OUTCOME),
    AUDIT_RECORDS("apilog_audit_records_total", Collector.Type.COUNTER, "Requests written into the audit trail."),
    AUDIT_FAILURES(
            "apilog_audit_failures_total",
            Collector.Type.COUNTER,
            "Requests that could not be written into the audit trail."),
    AUDIT_TREE_SIZE(
            "apilog_audit_tree_size",
            Collector.Type.GAUGE,
            "Lines of the audit trail that are under a signature; a trail that verifies has as many or more."),
    AUDIT_VERIFIED_TIME(
            "apilog_audit_verified_timestamp_seconds",
            Collector.Type.GAUGE,
            "When an audit trail was verified last, since 1970; written by audit verify --metrics."),
    AUDIT_VERIFIED_FAULTS(
            "apilog_audit_verified_faults",
            Collector.Type.GAUGE,
            "Faults that were found in an audit trail then; written by audit verify --metrics."),
    AUDIT_VERIFIED_SIZE(
            "apilog_audit_verified_size",
            Collector.Type.GAUGE,
            "Lines that an audit trail had then; written by audit verify --metrics."),
    CREDENTIALS_IN_URL(
            "apilog_credentials_in_url_total",
            Collector.Type.COUNTER,
            "Requests with something secret or personal in their address, by what it is.",
            Label.SOURCE,
            Label.ENDPOINT,
            Label.KIND),
    UNDOCUMENTED_REQUESTS(
            "apilog_undocumented_requests_total",
            Collector.Type.COUNTER,
            "Requests that no OpenAPI document has, by what of them it lacks.",
            Label.SOURCE,
            Label.KIND),
    DEPRECATED_REQUESTS(
            "apilog_deprecated_requests_total",
            Collector.Type.COUNTER,
            "Requests for operations that an OpenAPI document calls deprecated.",
            Label.SOURCE,
            Label.ENDPOINT),
    API_OPERATIONS(
            "apilog_api_operations",
            Collector.Type.GAUGE,
            "Operations of OpenAPI documents, by whether they were ever called.",
            Label.SOURCE,
            Label.STATE),
    HTTP_VIOLATIONS(
            "apilog_http_violations_total",
            Collector.Type.COUNTER,
            "Requests that are not as HTTP has them to be, or as they should be today.",
            Label.SOURCE,
            Label.ENDPOINT,
            Label.KIND),
    TLS_REQUESTS(
            "apilog_tls_requests_total",
            Collector.Type.COUNTER,
            "Requests, by the version of TLS.",
            Label.SOURCE,
            Label.VERSION),
    SCHEME_REQUESTS(
            "apilog_scheme_requests_total", Collector.Type.COUNTER, "Requests, by scheme.", Label.SOURCE, Label.SCHEME),
    RELOAD_SUCCESSFUL(
            "apilog_config_last_reload_successful",
            Collector.Type.GAUGE,
            "1 if the configuration that was read last holds now, 0 if it was refused."),
    RELOAD_TIMESTAMP(
            "apilog_config_last_reload_success_timestamp_seconds",
            Collector.Type.GAUGE,
            "When the configuration that holds now was read."),
    STATE_LAST_SAVE(
            "apilog_state_last_save_timestamp_seconds",
            Collector.Type.GAUGE,
            "When positions and counts were last saved, since 1970; there with --state.dir."),
    STATE_SAVE_FAILURES(
            "apilog_state_save_failures_total",
            Collector.Type.COUNTER,
            "Times that positions and counts could not be saved; there with --state.dir."),
    STATE_WRITTEN_BYTES(
            "apilog_state_written_bytes_total",
            Collector.Type.COUNTER,
            "Bytes written to save positions and counts; there with --state.dir."),
    BUILD_INFO(
            "apilog_build_info",
            Collector.Type.GAUGE,
            "Always 1; which build this is.",
            Label.VERSION,
            Label.REVISION,
            Label.JAVAVERSION);

    private final String fullName;
    private final Collector.Type type;
    private final String help;
    // List.of cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Label> labels;

    Metric(String fullName, Collector.Type type, String help, Label... labels) {
        this.fullName = fullName;
        this.type = type;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** As PromQL names it, with {@code _total}; a histogram without {@code _bucket}, {@code _sum} and {@code _count}. */
    public String fullName() {
        return fullName;
    }

    /** Counter, gauge or histogram. */
    public Collector.Type type() {
        return type;
    }

    /** The text behind {@code # HELP}. */
    public String help() {
        return help;
    }

    /** The labels, in the order in which they are written. */
    public List<Label> labels() {
        return labels;
    }

    /** The metric of that name. */
    public static Optional<Metric> of(String fullName) {
        return Arrays.stream(values())
                .filter(metric -> metric.fullName.equals(fullName))
                .findFirst();
    }

    /** The family with these samples. */
    public MetricFamilySamples family(List<Sample> samples) {
        return new MetricFamilySamples(fullName, type, help, samples);
    }

    /** A sample of a metric that is no histogram, under the labels' own names. */
    public Sample sample(double value, String... labelValues) {
        List<String> names = labels.stream().map(Label::text).toList();
        if (names.size() != labelValues.length) {
            throw new IllegalArgumentException(fullName + " has the labels " + names);
        }
        return new Sample(fullName, names, List.of(labelValues), value);
    }
}
