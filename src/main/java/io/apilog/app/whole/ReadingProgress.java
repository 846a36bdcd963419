package io.apilog.app.whole;

import io.apilog.bytes.PathText;
import io.apilog.source.report.ReadWatch;
import io.apilog.terminal.Progress;
import io.apilog.terminal.ProgressOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows how far the reading of logs is. */
public final class ReadingProgress implements ReadWatch, AutoCloseable {
    private final Progress progress;

    private ReadingProgress(Progress progress) {
        this.progress = progress;
    }

    /** Begins for all of these logs. */
    public static ReadingProgress begin(List<NamedLog> logs, ProgressOutput output) {
        boolean looked = output.terminal().present();
        return new ReadingProgress(output.begin(looked ? size(logs) : 0));
    }

    /** @return 0 where one of them has no size, as standard input has none */
    private static long size(List<NamedLog> logs) {
        long size = 0;
        for (NamedLog log : logs) {
            try {
                Path file = PathText.of(log.path());
                if (!Files.isRegularFile(file)) {
                    return 0;
                }
                size += Files.size(file);
            } catch (IOException e) {
                return 0;
            }
        }
        return size;
    }

    @Override
    public void bytesRead(long more) {
        progress.bytes(more);
    }

    @Override
    public void linesCounted(long more) {
        progress.lines(more);
    }

    @Override
    public void close() {
        progress.end();
    }
}
