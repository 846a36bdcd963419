package io.apilog.app.whole;

import io.apilog.app.part.FileMetrics;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.config.Config;
import io.apilog.source.once.OnceReader;
import io.apilog.source.once.UnreadableLogException;
import io.apilog.terminal.ProgressOutput;
import java.io.InputStream;
import java.util.List;

/**
 * Reads the logs of a configuration through its stages, each once from its beginning to its end, and then tells what observes that no more
 * comes. Shows meanwhile how far it is.
 *
 * @param threads how many parse lines at most
 */
public record WholeLogs(Config config, ConfiguredStages counting, int threads, ProgressOutput progressOutput) {
    /**
     * Reads all of them, in their {@link LogOrder}.
     *
     * @param standardInput read where a path is {@code -}
     * @param events takes what happens to files
     * @return how many logs there are
     * @throws UnreadableLogException a file is not there or cannot be read to its end
     */
    public int read(InputStream standardInput, FileMetrics events) throws UnreadableLogException {
        List<NamedLog> named = NamedLog.of(config.sources(), config.follow().maxFiles());
        OnceReader reader = new OnceReader(
                config.follow().maxLineBytes(), threads, standardInput, counting.pipelines(), counting.cut(), events);
        List<NamedLog> logs = new LogOrder(reader, counting.pipelines()).of(named);
        try (ReadingProgress progress = ReadingProgress.begin(logs, progressOutput)) {
            reader.watchedBy(progress);
            for (NamedLog log : logs) {
                reader.read(log.source(), log.path());
            }
        }
        counting.cut().take(() -> {
            counting.observer().end();
            return logs;
        });
        return logs.size();
    }
}
