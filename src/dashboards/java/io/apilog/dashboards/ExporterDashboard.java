package io.apilog.dashboards;

import static io.apilog.dashboards.ExporterPanels.REJECTED;
import static io.apilog.dashboards.PromQl.SOURCE;
import static io.apilog.dashboards.PromQl.increase;
import static io.apilog.dashboards.PromQl.legend;
import static io.apilog.dashboards.PromQl.maxBy;
import static io.apilog.dashboards.PromQl.meanRate;
import static io.apilog.dashboards.PromQl.ofExporter;
import static io.apilog.dashboards.PromQl.ofSource;
import static io.apilog.dashboards.PromQl.rate;
import static io.apilog.dashboards.PromQl.share;
import static io.apilog.dashboards.PromQl.shareBy;
import static io.apilog.dashboards.PromQl.sum;
import static io.apilog.dashboards.PromQl.sumBy;
import static io.apilog.dashboards.PromQl.topOf;
import static io.apilog.dashboards.PromQl.topRates;

/** Whether what the other dashboards show can be believed, and what it costs. */
final class ExporterDashboard {
    static final String UID = "apilog-exporter";

    private static final String LINES = "apilog_lines_total";
    private static final String OVERFLOW = "apilog_overflow_requests_total";
    private static final String SAVE_FAILURES = "apilog_state_save_failures_total";
    private static final String NO_STATE = "no --state.dir";
    private static final String JOB = "job";
    private static final String INSTANCE = "instance";

    /** As in the alerts: a minute behind is worth a look. */
    private static final Thresholds LAG =
            Thresholds.from("green").then("orange", 10).then("red", 60);

    /** As in the alerts: 1 % of the lines. */
    private static final Thresholds LOST_SHARE =
            Thresholds.from("green").then("orange", 0.0001).then("red", 0.01);

    private static final Thresholds USED =
            Thresholds.from("green").then("orange", 0.8).then("red", 1);

    private static final Thresholds NONE_IS_GOOD =
            Thresholds.from("text").then("green", 0).then("red", 1);

    private ExporterDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / The exporter itself",
                        "Whether the exporters count every line in time, what they cannot count, and what they cost.",
                        Variables.showing(Variables.SOURCE))
                .row(
                        "Is everything counted?",
                        ExporterPanels.answering(4),
                        silent(),
                        worstLag(),
                        rejectedShare(),
                        countedAsOther(),
                        failedSaves())
                .row("Which exporter?", exporters())
                .row("Is it behind?", lagSeconds(), lagBytes(), bytesRead(), lastEntry())
                .row("Does it understand the lines?", lines(), rejected(), formats(), configuration())
                .row("Do the budgets hold?", ExporterPanels.budgetsUsed(), overflow())
                .row("What became of the files?", files(), fileEvents(), filesMissed())
                .row("What does it cost?", memory(), heap(), processor(), collection(), scrapes(), samples())
                .foldedRow("What is left out? (with filters and extra labels)", filtered(), labelOverflow())
                .foldedRow("What would a restart do? (with --state.dir)", sinceSave(), saveFailures());
    }

    private static Panel silent() {
        return Panels.stat(
                        "Not answering",
                        "Exporters that do not answer now, but showed metrics within the time shown.",
                        4)
                .unit(Unit.COUNT)
                .thresholds(NONE_IS_GOOD)
                .instantQuery(
                        "count(" + ofExporter("up") + " == 0 and on (job, instance) last_over_time("
                                + ofExporter("apilog_build_info") + "[$__range])) or vector(0)",
                        "down");
    }

    private static Panel worstLag() {
        return Panels.stat("Lag", "Age of the oldest line not yet counted, in the source that is furthest behind.", 4)
                .unit(Unit.SECONDS)
                .thresholds(LAG)
                .query("max(" + ofSource("apilog_lag_seconds") + ")", "lag");
    }

    private static Panel rejectedShare() {
        return Panels.stat("Rejected lines", "Share of the lines read that were not understood.", 4)
                .unit(Unit.SHARE)
                .decimals(2)
                .thresholds(LOST_SHARE)
                .query(share(sum(rate(ofSource(REJECTED))), sum(rate(ofSource(LINES)))), "rejected");
    }

    private static Panel countedAsOther() {
        return Panels.stat(
                        "Counted as other",
                        "Share of the requests that a budget did not let have series of their own.",
                        4)
                .unit(Unit.SHARE)
                .decimals(2)
                .thresholds(LOST_SHARE)
                .query(
                        share(sum(rate(ofSource(OVERFLOW))), sum(rate(ofSource(LINES, "result=\"accepted\"")))),
                        "other");
    }

    private static Panel failedSaves() {
        return Panels.stat(
                        "Failed saves", "Times within the time shown that positions and counts could not be saved.", 4)
                .unit(Unit.COUNT)
                .decimals(0)
                .noValue(NO_STATE)
                .thresholds(NONE_IS_GOOD)
                .instantQuery(sum(increase(ofExporter(SAVE_FAILURES))), "failed");
    }

    private static Panel exporters() {
        String lines = sumBy(increase(ofSource(LINES)), JOB, INSTANCE);
        return new Table(
                        "Exporters",
                        "Now; lines and rejected over all of the time shown. Used: of the budget of series or that of endpoints, whichever is fuller. Click a heading to sort by it.",
                        24,
                        6,
                        "Lag")
                .label(INSTANCE, "Instance")
                .label(JOB, "Job", 110)
                .labelsOf(sumBy(ofExporter("apilog_build_info"), JOB, INSTANCE, "version"))
                .label("version", "Version", 130)
                .column(
                        "Running for",
                        Unit.SECONDS,
                        "time() - " + maxBy(ofExporter("process_start_time_seconds"), JOB, INSTANCE))
                .colouredColumn("Lag", Unit.SECONDS, 1, LAG, maxBy(ofSource("apilog_lag_seconds"), JOB, INSTANCE))
                .column(
                        "Catching up",
                        Unit.COUNT,
                        maxBy(ofSource("apilog_catching_up"), JOB, INSTANCE),
                        "mappings",
                        yesOrNo("no", "text", "yes", "orange"),
                        "custom.cellOptions",
                        Json.object("type", "color-text"))
                .column("Lines", Unit.PER_SECOND, sumBy(meanRate(ofSource(LINES)), JOB, INSTANCE))
                .colouredColumn(
                        "Rejected",
                        Unit.SHARE,
                        2,
                        LOST_SHARE,
                        shareBy(sumBy(increase(ofSource(REJECTED)), JOB, INSTANCE), lines))
                .colouredColumn("Used", Unit.SHARE, 0, USED, maxBy(fullest(), JOB, INSTANCE))
                .column("Memory", Unit.BYTES, maxBy(ofExporter("process_resident_memory_bytes"), JOB, INSTANCE))
                .column("CPU", Unit.SHARE, sumBy(meanRate(ofExporter("process_cpu_seconds_total")), JOB, INSTANCE))
                .panel();
    }

    /** Told apart by a label, so that neither hides the other. */
    private static String fullest() {
        return budget("series", ExporterPanels.used("apilog_series", "apilog_series_budget")) + " or "
                + budget("endpoints", ExporterPanels.used("apilog_endpoints", "apilog_endpoint_budget"));
    }

    private static String budget(String name, String used) {
        return "label_replace(" + used + ", \"budget\", \"" + name + "\", \"\", \"\")";
    }

    private static Panel lagSeconds() {
        return bySourceOfExporter(
                        "Lag in time",
                        "Age of the oldest complete line not yet counted; 0 when nothing waits. The ten furthest behind.",
                        "apilog_lag_seconds")
                .unit(Unit.SECONDS)
                .custom("axisSoftMax", 5);
    }

    private static Panel lagBytes() {
        return bySourceOfExporter(
                        "Lag in bytes",
                        "Bytes in the files that are not yet counted, with the line that is still being written. The ten furthest behind.",
                        "apilog_lag_bytes")
                .unit(Unit.BYTES);
    }

    private static Panel bytesRead() {
        return Panels.timeSeries("Bytes read", "Bytes of lines, a second. The ten sources with most.", 12, 7)
                .unit(Unit.BYTES_PER_SECOND)
                .query(topRates(10, ofSource("apilog_read_bytes_total"), SOURCE), legend(SOURCE));
    }

    private static Panel lastEntry() {
        return Panels.timeSeries(
                        "Time since the last entry",
                        "By the time that the entry itself names. Rises where the API is not asked, its log has stopped, or a clock or "
                                + "a zone is wrong. The ten greatest.",
                        12,
                        7)
                .unit(Unit.SECONDS)
                .query(
                        topOf(
                                10,
                                "time() - " + maxBy(ofSource("apilog_last_entry_timestamp_seconds") + " > 0", SOURCE)),
                        legend(SOURCE));
    }

    private static Panel lines() {
        return Panels.timeSeries(
                        "Lines read",
                        "By what became of them: filtered by a setting, ignored as no access log line.",
                        12,
                        8)
                .unit(Unit.PER_SECOND)
                .stacked()
                .query(linesThatWere("accepted"), "accepted", Palette.SUCCESS)
                .query(linesThatWere("filtered"), "filtered", Palette.NEUTRAL)
                .query(linesThatWere("ignored"), "ignored", Palette.GREY)
                .query(linesThatWere("rejected"), "rejected", Palette.SERVER_ERROR);
    }

    private static String linesThatWere(String result) {
        return sum(rate(ofSource(LINES, "result=\"" + result + "\"")));
    }

    private static Panel rejected() {
        return Panels.timeSeries(
                        "Rejected lines by reason",
                        "Their requests are missing in every other panel. The reasons are told in docs/troubleshooting.md.",
                        12,
                        8)
                .unit(Unit.PER_SECOND)
                .custom("axisSoftMax", 1)
                .query(sum(rate(ofSource(REJECTED))), "all", Palette.GREY)
                .query(topRates(10, ofSource(REJECTED), SOURCE, "reason"), legend("reason", SOURCE));
    }

    private static Panel filtered() {
        return Panels.timeSeries("Filtered lines", "Lines that a configured filter drops or samples away.", 12, 7)
                .unit(Unit.PER_SECOND)
                .noValue("No filter is configured")
                .query(
                        topRates(10, ofSource("apilog_filtered_lines_total"), SOURCE, "filter"),
                        legend("filter", SOURCE));
    }

    private static Panel formats() {
        return new Table(
                        "Formats",
                        "Found in the sources, and the unit that durations are taken in. A wrong unit makes every latency wrong.",
                        12,
                        7,
                        "Exporters")
                .label(SOURCE, "Source")
                .label("format", "Format", 170)
                .label("unit", "Durations in", 120)
                .column(
                        "Exporters",
                        Unit.COUNT,
                        "count by (" + SOURCE + ", format, unit) (" + ofSource("apilog_source_format_info") + ")")
                .panel()
                .noValue("No line was read yet");
    }

    private static Panel overflow() {
        return Panels.timeSeries(
                        "Requests counted as other", "By the budget that was used up: endpoints or series.", 16, 7)
                .unit(Unit.REQUESTS_PER_SECOND)
                .custom("axisSoftMax", 1)
                .query(sum(rate(ofSource(OVERFLOW))), "all", Palette.GREY)
                .query(topRates(10, ofSource(OVERFLOW), SOURCE, "reason"), legend("reason", SOURCE));
    }

    private static Panel labelOverflow() {
        return Panels.timeSeries(
                        "Values of extra labels counted as other",
                        "By label: more values than its limit allows.",
                        12,
                        7)
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue("No extra labels, or within their limits")
                .query(
                        topRates(10, ofSource("apilog_label_overflow_requests_total"), SOURCE, "label"),
                        legend("label", SOURCE));
    }

    private static Panel files() {
        return Panels.timeSeries(
                        "Files", "Being read, or read to their end after a rotation. The ten sources with most.", 8, 7)
                .unit(Unit.COUNT)
                .decimals(0)
                .query(topOf(10, sumBy(ofSource("apilog_files"), SOURCE)), legend(SOURCE));
    }

    private static Panel fileEvents() {
        return Panels.timeSeries(
                        "Files that changed",
                        "Around each point. rotated: a path became another file. truncated: a file was begun anew.",
                        8,
                        7)
                .unit(Unit.COUNT)
                .bars()
                .decimals(0)
                .custom("axisSoftMax", 2)
                .query(events("apilog_file_rotations_total"), "rotated", Palette.NEUTRAL)
                .query(events("apilog_file_truncations_total"), "truncated", Palette.THIRD);
    }

    private static Panel filesMissed() {
        return Panels.timeSeries(
                        "Files not read whole",
                        "Around each point. lost: gone before all was read. shrunk: shorter without having been begun anew. "
                                + "over the limit: not followed, as many are followed as may be.",
                        8,
                        7)
                .unit(Unit.COUNT)
                .bars()
                .decimals(0)
                .custom("axisSoftMax", 2)
                .query(events("apilog_files_lost_total"), "lost", Palette.SERVER_ERROR)
                .query(events("apilog_file_regressions_total"), "shrunk", Palette.CLIENT_ERROR)
                .query(events("apilog_files_over_limit_total"), "over the limit", Palette.SECOND);
    }

    private static String events(String counter) {
        return "sum(increase(" + ofSource(counter) + "[$__rate_interval]))";
    }

    private static Panel sinceSave() {
        return byExporter(
                        "Time since the last save",
                        "So much of the logs would be read again after a kill -9 now; nothing is lost by that. The ten longest.",
                        12,
                        "time() - " + maxBy(ofExporter("apilog_state_last_save_timestamp_seconds") + " > 0", INSTANCE))
                .unit(Unit.SECONDS)
                .noValue("No exporter has --state.dir: a restart begins at 0");
    }

    private static Panel saveFailures() {
        return byExporter(
                        "Saves that failed",
                        "While they fail, counting goes on, and a restart begins at 0 and at the end of the logs.",
                        12,
                        sumBy(rate(ofExporter(SAVE_FAILURES)), INSTANCE))
                .unit(Unit.PER_SECOND)
                .custom("axisSoftMax", 1)
                .noValue("No exporter has --state.dir");
    }

    private static Panel configuration() {
        String readAt = "apilog_config_last_reload_success_timestamp_seconds";
        return new Table(
                        "Configuration",
                        "When the one that holds was read, and whether the one that was read last was taken. A refused one would stop a restart.",
                        12,
                        7,
                        "Read")
                .label(INSTANCE, "Instance")
                .column("Read", Unit.SECONDS, "time() - " + maxBy(ofExporter(readAt), INSTANCE))
                .column(
                        "Last one",
                        Unit.COUNT,
                        "min by (" + INSTANCE + ") (" + ofExporter("apilog_config_last_reload_successful") + ")",
                        "mappings",
                        yesOrNo("refused", "red", "holds", "green"),
                        "custom.cellOptions",
                        Json.object("type", "color-text"))
                .panel();
    }

    private static Panel memory() {
        return byExporter(
                        "Memory",
                        "What the process has of the machine's memory. The ten with most.",
                        maxBy(ofExporter("process_resident_memory_bytes"), INSTANCE))
                .unit(Unit.BYTES);
    }

    private static Panel heap() {
        return byExporter(
                        "Heap used",
                        "Share of the most that the JVM may take. Near 100 % after every collection: give it more. The ten fullest.",
                        maxBy(
                                ofExporter("jvm_memory_bytes_used", "area=\"heap\"") + " / "
                                        + ofExporter("jvm_memory_bytes_max", "area=\"heap\""),
                                INSTANCE))
                .unit(Unit.SHARE)
                .range(0, 1);
    }

    private static Panel processor() {
        return byExporter(
                        "CPU",
                        "Of one core. The ten with most.",
                        sumBy(rate(ofExporter("process_cpu_seconds_total")), INSTANCE))
                .unit(Unit.SHARE);
    }

    private static Panel collection() {
        return byExporter(
                        "Garbage collection",
                        "Share of the time in which the JVM collects instead of counting. The ten with most.",
                        sumBy(rate(ofExporter("jvm_gc_collection_seconds_sum")), INSTANCE))
                .unit(Unit.SHARE);
    }

    private static Panel scrapes() {
        return byExporter(
                        "Scrape duration",
                        "What Prometheus waits for the metrics. Has to stay well below its scrape_timeout. The ten longest.",
                        maxBy(ofExporter("scrape_duration_seconds"), INSTANCE))
                .unit(Unit.SECONDS);
    }

    private static Panel samples() {
        return byExporter(
                        "Samples in a scrape",
                        "What Prometheus has to store, the exporter's own metrics included. The ten with most.",
                        maxBy(ofExporter("scrape_samples_scraped"), INSTANCE))
                .unit(Unit.COUNT);
    }

    private static Panel byExporter(String title, String description, String expression) {
        return byExporter(title, description, 8, expression);
    }

    private static Panel byExporter(String title, String description, int width, String expression) {
        return Panels.timeSeries(title, description, width, 7).query(topOf(10, expression), legend(INSTANCE));
    }

    private static Panel bySourceOfExporter(String title, String description, String gauge) {
        return Panels.timeSeries(title, description, 12, 7)
                .query(topOf(10, maxBy(ofSource(gauge), SOURCE, INSTANCE)), legend(SOURCE, INSTANCE));
    }

    private static Object yesOrNo(String zero, String zeroColor, String one, String oneColor) {
        return Json.array(Json.object(
                "type",
                "value",
                "options",
                Json.object(
                        "0",
                        Json.object("text", zero, "color", zeroColor, "index", 0),
                        "1",
                        Json.object("text", one, "color", oneColor, "index", 1))));
    }
}
