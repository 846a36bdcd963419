package io.apilog.app.explain;

import io.apilog.app.checkpoint.Gathering;
import io.apilog.app.page.Overviews;
import io.apilog.app.part.FileMetrics;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.app.whole.NamedLog;
import io.apilog.app.whole.ReadingProgress;
import io.apilog.config.Config;
import io.apilog.config.SourceConfig;
import io.apilog.format.Detection;
import io.apilog.format.Excerpt;
import io.apilog.format.FileParser;
import io.apilog.format.FormatSettings;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.overview.Overview;
import io.apilog.overview.text.OverviewText;
import io.apilog.pipeline.LineObservers;
import io.apilog.pipeline.LinePipeline;
import io.apilog.pipeline.Pipelines;
import io.apilog.pipeline.Stages;
import io.apilog.request.LineObserver;
import io.apilog.settings.ConfigException;
import io.apilog.source.once.OnceReader;
import io.apilog.source.once.UnreadableLogException;
import io.apilog.source.report.ReadWatch;
import io.apilog.terminal.ProgressOutput;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Says what the daemon would see in a file: the format, each line's fields and endpoint, and why a line was not taken. Goes the same
 * way as the daemon's lines, with every step shown.
 */
public final class Explanation {
    private final Config config;
    private final int firstNamed;
    private final ConfiguredStages counting;
    private final Masking masking;
    private final ProgressOutput progressOutput;
    private final PrintStream out;

    /** The same for the last source alone. */
    public Explanation(Config config, boolean masked, ProgressOutput progressOutput, PrintStream out)
            throws ConfigException {
        this(config, 1, masked, progressOutput, out);
    }

    /**
     * Prepares to explain.
     *
     * @param config its last sources name the files: those that a configuration has stand before them
     * @param named how many sources name files
     * @param masked whether who and what stands in lines is replaced by pseudonyms
     * @throws ConfigException for a format or a route that cannot be understood
     */
    public Explanation(Config config, int named, boolean masked, ProgressOutput progressOutput, PrintStream out)
            throws ConfigException {
        this.progressOutput = progressOutput;
        this.config = config;
        this.firstNamed = config.sources().size() - named;
        this.counting = new ConfiguredStages(config, config.metrics(), System::nanoTime);
        this.masking = masked ? Masking.pseudonymous() : Masking.NONE;
        this.out = out;
    }

    /** One JSON object a line of the log. */
    public void printJson(InputStream standardInput) throws UnreadableLogException {
        JsonExplanation json = new JsonExplanation(out);
        Viewer printed = new Viewer() {
            @Override
            public void found(Detection detection) {}

            @Override
            public void saw(ExplainedLine line, Excerpt excerpt) {
                json.print(line);
            }

            @Override
            public void sawMore(ExplainedLine line, Excerpt excerpt) {}
        };
        read(logs(), standardInput, printed, ReadWatch.NONE);
    }

    /** The format, some lines field by field, what was rejected, and how many series the file would make. */
    public void printText(InputStream standardInput) throws UnreadableLogException {
        List<NamedLog> logs = logs();
        TextExplanation text =
                new TextExplanation(logs.stream().map(NamedLog::path).toList(), masking);
        try (ReadingProgress progress = ReadingProgress.begin(logs, progressOutput)) {
            read(logs, standardInput, text, progress);
        }
        text.print(out, Gathering.of(counting), counting);
        Overview overview = Overviews.ofThisProgram(InstantSource.system()).read(counting, logs.size());
        out.print(OverviewText.operations(overview, progressOutput.terminal().width()));
    }

    /**
     * Only some lines, each whole; nothing about the files.
     *
     * @return what to say where a line that was asked for by its number is not there
     */
    public Optional<String> printSelected(InputStream standardInput, Selection selection, boolean json)
            throws UnreadableLogException {
        SelectedLines selected = new SelectedLines(selection, json, masking.masks(), out);
        read(logs(), standardInput, selected, ReadWatch.NONE);
        return selected.end();
    }

    /** Sees what comes of each line; of one that was accepted there is no excerpt. */
    interface Viewer {
        /** A file begins. */
        default void opened(LogFile file) {}

        void found(Detection detection);

        void saw(ExplainedLine line, Excerpt excerpt);

        /** The same of a further entry of the line seen last. */
        default void sawMore(ExplainedLine line, Excerpt excerpt) {
            saw(line, excerpt);
        }
    }

    private List<NamedLog> logs() {
        return NamedLog.of(
                config.sources().subList(firstNamed, config.sources().size()),
                config.follow().maxFiles());
    }

    private void read(List<NamedLog> logs, InputStream standardInput, Viewer viewer, ReadWatch watch)
            throws UnreadableLogException {
        OnceReader reader = new OnceReader(
                        config.follow().maxLineBytes(),
                        standardInput,
                        (file, sample) -> open(file, sample, viewer),
                        counting.cut(),
                        new FileMetrics(counting.sources()))
                .watchedBy(watch);
        for (NamedLog log : logs) {
            reader.read(log.source(), log.path());
        }
    }

    /** The place of a source that names files; a name is there once. */
    private int place(LogFile file) {
        int place = config.sources().size() - 1;
        while (place > firstNamed
                && !config.sources().get(place).source().name().equals(file.source())) {
            place--;
        }
        return place;
    }

    private LineSink open(LogFile file, Sample sample, Viewer viewer) {
        int place = place(file);
        SourceConfig source = config.sources().get(place);
        try {
            FormatSettings settings = ConfiguredStages.format(source, counting.metrics());
            viewer.opened(file);
            FileParser parser = new FileParser(settings, sample, viewer::found);
            LineObserver observer = new LineObservers(
                    List.of(counting.observer(), new ExplainedLines(parser, masking, counting.filters(), viewer)));
            return new LinePipeline(
                    file,
                    counting.sources().get(place),
                    parser,
                    () -> Pipelines.record(settings, source.captures(), file),
                    new Stages(counting.metrics().rules(), counting.filters(), observer));
        } catch (ConfigException e) {
            throw new IllegalStateException(file.path() + ": checked before", e);
        }
    }
}
