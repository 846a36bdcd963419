package io.apilog.source.file;

import io.apilog.bytes.LineEnds;
import io.apilog.line.Intake;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.Sample;
import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;
import io.apilog.source.lines.LineBatch;
import io.apilog.source.lines.LineOrigin;
import io.apilog.source.lines.SampleReader;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first look into a file: where reading begins, how the file begins, and who takes its lines. */
public final class FileStart {
    private static final Logger LOG = LoggerFactory.getLogger(FileStart.class);
    private static final int STEP = 64 * 1024;

    private final Intake intake;
    private final int maxLineBytes;

    /** The beginning of files whose lines may have so many bytes. */
    public FileStart(Intake intake, int maxLineBytes) {
        this.intake = intake;
        this.maxLineBytes = maxLineBytes;
    }

    /** Finds where reading begins in a file that was just opened. */
    public void begin(FollowedFile file, long size) throws IOException {
        long offset = lineStart(file, Math.min(file.position().beginWithin(), size));
        byte[] before = new byte[TailMarker.lengthAt(offset)];
        int read = file.readAt(before, before.length, offset - before.length);
        file.moveTo(offset, TailMarker.before(before, 0, read));
        refreshHead(file);
    }

    /** An unfinished line at the end belongs to what is yet to be written, so reading begins at its start. */
    private long lineStart(FollowedFile file, long within) throws IOException {
        byte[] bytes = new byte[STEP];
        long earliest = Math.max(0, within - maxLineBytes - STEP);
        long end = within;
        while (end > earliest) {
            int length = (int) Math.min(STEP, end - earliest);
            int read = file.readAt(bytes, length, end - length);
            int lf = LineEnds.lastIndexOf(bytes, 0, read, LineEnds.LF);
            if (lf >= 0) {
                return end - length + lf + 1;
            }
            end -= length;
        }
        return earliest;
    }

    /** Looks anew at how an open file begins. */
    public static void refreshHead(FollowedFile file) throws IOException {
        file.position().head(HeadFingerprint.of(beginning(file)));
    }

    /** How a file begins, as far as reading has come: behind a hole only where that was read over. */
    private static Beginning beginning(FollowedFile file) throws IOException {
        byte[] before = new byte[TailMarker.lengthAt(file.offset())];
        boolean isBehindHole = before.length > 0
                && file.readAt(before, before.length, file.offset() - before.length) == before.length
                && LineEnds.skipNuls(before, 0, before.length) == before.length;
        return isBehindHole
                ? Beginning.at(file::readAt, file.offset())
                : Beginning.of(file::readAt, Math.max(1, file.offset()));
    }

    /** Opens the sink of a file that has lines already, so that its format is known at once. */
    public void openSinkEarly(FollowedFile file) throws IOException {
        var channel = file.channel();
        if (file.sink() == null && channel != null) {
            List<byte[]> lines = SampleReader.read(channel);
            if (!lines.isEmpty()) {
                openSink(file, lines);
            }
        }
    }

    /** Opens the sink of a file whose first lines are at hand. */
    public void openSink(LineOrigin origin, LineBatch batch) {
        List<byte[]> lines = List.of();
        if (origin instanceof FollowedFile file && file.channel() != null) {
            try {
                lines = SampleReader.read(file.channel());
            } catch (IOException e) {
                LOG.debug("No sample of {}", file.logFile().path(), e);
            }
        }
        openSink(origin, lines.isEmpty() ? batch.sample(Sample.MAX_LINES) : lines);
    }

    /** What lines before the first one have left for it, in a file that an earlier process counted up to there. */
    public void recall(FollowedFile file) throws IOException {
        LineSink sink = file.sink();
        if (sink == null || !file.isFresh()) {
            return;
        }
        byte[] before = new byte[(int) Math.min(sink.lookBack(), file.offset())];
        int read = file.readAt(before, before.length, file.offset() - before.length);
        file.isFreshNoMore();
        Line line = new Line();
        for (int from = 0; from < read; ) {
            int end = LineEnds.indexOf(before, from, read, LineEnds.LF);
            if (end < 0) {
                return;
            }
            int to = end > from && before[end - 1] == LineEnds.CR ? end - 1 : end;
            line.set(before, from, to, file.offset() - before.length + from);
            sink.recall(line);
            from = end + 1;
        }
    }

    private void openSink(LineOrigin origin, List<byte[]> lines) {
        LineSink sink = line -> {};
        try {
            sink = intake.open(origin.logFile(), new Sample(List.copyOf(lines)));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error(
                    "Lines of {} are read but cannot be counted",
                    origin.logFile().path(),
                    e);
        }
        origin.sink(sink);
    }
}
