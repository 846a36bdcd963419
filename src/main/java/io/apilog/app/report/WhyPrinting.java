package io.apilog.app.report;

import io.apilog.app.page.CausesJson;
import io.apilog.app.part.FileMetrics;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.app.stage.ShippedParts;
import io.apilog.app.stage.WhySpan;
import io.apilog.app.whole.WholeLogs;
import io.apilog.cause.CauseText;
import io.apilog.cause.CausesPart;
import io.apilog.cause.Explained;
import io.apilog.config.Config;
import io.apilog.settings.ConfigException;
import io.apilog.source.once.UnreadableLogException;
import io.apilog.terminal.ProgressOutput;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/** Reads logs to their end and prints what explains the bad answers of some minutes in them: {@code why}. */
public final class WhyPrinting {
    private final Config config;
    private final ConfiguredStages counting;
    private final WhySpan span;
    private final boolean json;
    private final ProgressOutput progressOutput;
    private final PrintStream out;

    /** @throws ConfigException for a format or a route that cannot be understood */
    public WhyPrinting(Config config, WhySpan span, boolean json, ProgressOutput progressOutput, PrintStream out)
            throws ConfigException {
        this.config = config;
        this.span = span;
        this.json = json;
        this.progressOutput = progressOutput;
        this.out = out;
        this.counting = new ConfiguredStages(
                config,
                config.metrics().forOneLook(),
                System::nanoTime,
                (of, around) -> List.of(ShippedParts.causes(of, around, span)));
    }

    /**
     * Reads and prints.
     *
     * @param standardInput read where a path is {@code -}
     * @throws UnreadableLogException a file is not there or cannot be read to its end; nothing was printed
     */
    public void run(InputStream standardInput) throws UnreadableLogException {
        new WholeLogs(config, counting, 1, progressOutput).read(standardInput, new FileMetrics(counting.sources()));
        CausesPart part = counting.observing(CausesPart.class).orElseThrow();
        List<Explained> explained = part.tallies().stream()
                .flatMap(tally -> Explained.of(tally).stream())
                .toList();
        out.print(json ? CausesJson.of(explained) : CauseText.lines(explained, span.inWords()));
    }
}
