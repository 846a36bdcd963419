package io.apilog.source.once;

import io.apilog.bytes.PathText;
import io.apilog.line.CommitPoint;
import io.apilog.line.Intake;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.source.SourceSettings;
import io.apilog.source.lines.LineBatch;
import io.apilog.source.lines.SampleReader;
import io.apilog.source.lines.StreamLines;
import io.apilog.source.report.ReadWatch;
import io.apilog.source.report.SourceEvents;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads logs once, each from its beginning to its end, without following them. What is compressed by gzip is read through, whatever it
 * is called. One reader is for one thread.
 */
public final class OnceReader {
    private static final int GZIP_BUFFER = 64 * 1024;
    private static final String GLOB_SIGNS = "*?[{";

    private final InputStream standardInput;
    private final Intake intake;
    private final CommitPoint commitPoint;
    private final SourceEvents events;
    private final int maxLineBytes;
    private final int threads;
    private final LineBatch batch;
    private final Line line = new Line();
    private ReadWatch watch = ReadWatch.NONE;

    /**
     * Makes a reader that works on the calling thread.
     *
     * @param maxLineBytes a longer line is handed over as overlong, without its bytes; the line end is not counted
     */
    public OnceReader(
            int maxLineBytes, InputStream standardInput, Intake intake, CommitPoint commitPoint, SourceEvents events) {
        this(maxLineBytes, 1, standardInput, intake, commitPoint, events);
    }

    /**
     * Makes a reader that works on several threads; what it hands over, and in which order, does not depend on how many.
     *
     * @param threads how many in all; more than one need sinks that can read ahead to be of use
     */
    public OnceReader(
            int maxLineBytes,
            int threads,
            InputStream standardInput,
            Intake intake,
            CommitPoint commitPoint,
            SourceEvents events) {
        this.maxLineBytes = maxLineBytes;
        this.threads = threads;
        this.standardInput = standardInput;
        this.intake = intake;
        this.commitPoint = commitPoint;
        this.events = events;
        this.batch = new LineBatch(maxLineBytes);
    }

    /** Tells how far it is. Before the first log is read. */
    public OnceReader watchedBy(ReadWatch onlooker) {
        watch = onlooker;
        return this;
    }

    /**
     * Reads one log. What stands after its last line end is a line too.
     *
     * @param path a file; {@code -} is standard input, which is left open
     * @throws UnreadableLogException there is no such file, or reading failed, as where compressed data is cut off; every complete
     *     line before that was handed over
     */
    public void read(String source, String path) throws UnreadableLogException {
        LogFile file = new LogFile(source, path);
        try {
            if (path.equals(SourceSettings.STANDARD_INPUT)) {
                readAny(file, new WatchedStream(standardInput, watch), null);
            } else {
                readFile(file, PathText.of(path));
            }
        } catch (IOException e) {
            throw new UnreadableLogException(path, reason(path, e), e);
        }
    }

    /**
     * The first lines of a log, as they will be read; empty where there are none, where they cannot be read, and where to look at them would take
     * them away from who reads them, as of a pipe.
     */
    public Optional<Sample> beginning(String path) {
        Path file = PathText.of(path);
        if (path.equals(SourceSettings.STANDARD_INPUT) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), GZIP_BUFFER)) {
            InputStream lines = isGzip(in) ? new GZIPInputStream(in, GZIP_BUFFER) : in;
            return new StreamLines(lines).next(batch)
                    ? Optional.of(new Sample(batch.sample(Sample.MAX_LINES)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String reason(String path, IOException e) {
        if (e instanceof NoSuchFileException) {
            // One that matches was put in place of the pattern.
            return path.chars().anyMatch(sign -> GLOB_SIGNS.indexOf(sign) >= 0)
                    ? "there is no such file, and none that it matches as a pattern"
                    : "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof EOFException) {
            return "the compressed data is cut off";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private void readFile(LogFile file, Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("is a directory; name its files, by a glob such as '" + path.resolve("*.log") + "'");
        }
        try (InputStream in = new WatchedStream(Files.newInputStream(path), watch)) {
            readAny(file, in, Files.isRegularFile(path) ? path : null);
        }
    }

    /** Compressed by gzip or not; refused where it is compressed otherwise. */
    private void readAny(LogFile file, InputStream from, @Nullable Path sampled) throws IOException {
        InputStream in = new BufferedInputStream(from, GZIP_BUFFER);
        Compression.refuse(in, file.path());
        if (isGzip(in)) {
            readAll(file, new GZIPInputStream(in, GZIP_BUFFER), null);
        } else {
            readAll(file, in, sampled);
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    private void readAll(LogFile file, InputStream in, @Nullable Path sampled) throws IOException {
        StreamLines lines = new StreamLines(in);
        if (!lines.next(batch)) {
            return;
        }
        LineSink sink = intake.open(file, sample(sampled));
        handOver(file, batch, line, sink);
        if (threads > 1) {
            new BatchTurns(lines, sink, (next, pointer, ahead) -> handOver(file, next, pointer, ahead::accept))
                    .run(threads, () -> new LineBatch(maxLineBytes));
        } else {
            while (lines.next(batch)) {
                handOver(file, batch, line, sink);
            }
        }
    }

    private void handOver(LogFile file, LineBatch lines, Line pointer, LineSink sink) {
        commitPoint.begin();
        long counted = 0;
        while (lines.hasLinesToDeliver()) {
            lines.point(pointer);
            sink.accept(pointer);
            lines.delivered();
            counted++;
        }
        events.bytesRead(file.source(), lines.deliveredBytes());
        commitPoint.end();
        watch.linesCounted(counted);
    }

    private Sample sample(@Nullable Path path) throws IOException {
        List<byte[]> lines = List.of();
        if (path != null) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                lines = SampleReader.read(channel);
            }
        }
        return new Sample(lines.isEmpty() ? batch.sample(Sample.MAX_LINES) : List.copyOf(lines));
    }
}
