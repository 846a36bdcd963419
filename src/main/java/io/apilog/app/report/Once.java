package io.apilog.app.report;

import io.apilog.app.checkpoint.Gathering;
import io.apilog.app.page.Overviews;
import io.apilog.app.part.FileMetrics;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.app.stage.ObservingParts;
import io.apilog.app.whole.WholeLogs;
import io.apilog.config.Config;
import io.apilog.config.OutputForm;
import io.apilog.http.scrape.Exposition;
import io.apilog.overview.Overview;
import io.apilog.overview.json.OverviewJson;
import io.apilog.overview.text.OverviewText;
import io.apilog.settings.ConfigException;
import io.apilog.source.once.UnreadableLogException;
import io.apilog.terminal.ProgressOutput;
import io.apilog.terminal.Terminal;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads every file from its beginning to its end and prints the metrics: {@code --once}. */
public final class Once {
    private static final Logger LOG = LoggerFactory.getLogger(Once.class);

    private static final int MOST_THREADS = 4;

    private final Config config;
    private final ConfiguredStages counting;
    private final ProgressOutput progressOutput;

    /** @throws ConfigException for a format or a route that cannot be understood */
    public Once(Config config, ProgressOutput progressOutput) throws ConfigException {
        this.config = config;
        this.progressOutput = progressOutput;
        config.state()
                .directory()
                .ifPresent(directory -> LOG.info("{} is not used: with --once nothing is kept", directory));
        this.counting =
                new ConfiguredStages(config, config.metrics().forOneLook(), System::nanoTime, ObservingParts.ONE_LOOK);
    }

    /** Reads and prints what is asked for where nobody reads: {@link #run(InputStream, OutputStream, Terminal)}. */
    public void run(InputStream standardInput, OutputStream out) throws IOException {
        run(standardInput, out, Terminal.NONE);
    }

    /**
     * Reads and prints.
     *
     * @param standardInput read where a path is {@code -}
     * @param out takes the metrics in the text format, or what else is configured, UTF-8; flushed, not closed
     * @param terminal behind {@code out}: a person who reads there is given a table
     * @throws UnreadableLogException a file is not there or cannot be read to its end; nothing was printed
     */
    public void run(InputStream standardInput, OutputStream out, Terminal terminal) throws IOException {
        FileMetrics events = new FileMetrics(counting.sources());
        int files = new WholeLogs(config, counting, threads(), progressOutput).read(standardInput, events);
        switch (form(terminal)) {
            case TABLE -> {
                String table = OverviewText.of(overview(files), terminal.width());
                out.write(table.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            case JSON -> OverviewJson.write(overview(files), out);
            default -> printMetrics(events, out);
        }
    }

    private OutputForm form(Terminal terminal) {
        if (config.output() != OutputForm.AUTO) {
            return config.output();
        }
        return terminal.present() ? OutputForm.TABLE : OutputForm.PROMETHEUS;
    }

    private Overview overview(int files) {
        return Overviews.ofThisProgram(InstantSource.system()).read(counting, files);
    }

    private void printMetrics(FileMetrics events, OutputStream out) throws IOException {
        List<MetricFamilySamples> families =
                new ArrayList<>(Gathering.of(counting).families());
        families.add(events.bytesRead());
        Exposition.TEXT_004.write(out, counting.metrics().shown(families));
    }

    /** More would wait for the one that names and counts, which takes its lines in order. */
    private static int threads() {
        return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }
}
