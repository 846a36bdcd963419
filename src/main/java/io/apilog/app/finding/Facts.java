package io.apilog.app.finding;

import io.apilog.metrics.LineMetrics;
import io.apilog.overview.LastHour;
import io.apilog.overview.Traffic;
import io.apilog.pipeline.Pipelines.FoundFormat;
import io.apilog.source.report.FileStatus;
import java.util.List;

/**
 * What findings are found in, of one moment.
 *
 * @param trouble what keeps reading from going on; empty where nothing does
 * @param unsaved why positions and counts cannot be saved; empty where they can, or need not be
 * @param reloaded whether the configuration that was read last holds
 * @param follows whether these files are followed; what is read to its end at once has none here
 * @param overflowed requests over the budget of endpoints or of sample lines
 */
public record Facts(
        String trouble,
        String unsaved,
        boolean reloaded,
        boolean follows,
        List<FileStatus> files,
        List<FoundFormat> formats,
        LineMetrics.Snapshot lines,
        Traffic traffic,
        LastHour hour,
        long overflowed) {
    /** Copies the lists. */
    public Facts {
        files = List.copyOf(files);
        formats = List.copyOf(formats);
    }
}
