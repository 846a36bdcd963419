package io.apilog.bench;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.format.FileParser;
import io.apilog.format.FormatSettings;
import io.apilog.line.Intake;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.metrics.CommitLock;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.MetricsSettings;
import io.apilog.pipeline.LineObservers;
import io.apilog.pipeline.Pipelines;
import io.apilog.pipeline.RequestFilters;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import io.apilog.source.once.OnceReader;
import io.apilog.source.report.SourceEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a log costs up to each stage, on one thread, in the processor time of that thread: so that it says something on a busy
 * machine, too. The first megabytes are read over and over; the least and the median of the second half of the rounds are printed.
 *
 * <pre>java -cp target/apilog-exporter.jar bench/java/io/apilog/bench/Stages.java FILE STAGE [ROUNDS]</pre>
 *
 * <p>Each stage is to be measured by a process of its own.
 */
public final class Stages {
    private static final int BYTES = 8_000_000;
    private static final int LONGEST_LINE = 1 << 20;

    private final Source source = new Source(0, "web", Map.of());
    private final EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
    private final CommitLock cut = new CommitLock(namer::tick);
    private final AccessRecord record = new AccessRecord();
    private final Pipelines pipelines = new Pipelines(
            Map.of(source.name(), source),
            Map.of(source.name(), FormatSettings.AUTO.with(Set.of())),
            Map.of(),
            MetricsSettings.DEFAULT.rules(),
            new RequestFilters(namer, List.of()),
            new LineObservers(List.of(
                    new ApiMetrics(MetricsSettings.DEFAULT, List.of(source)), new LineMetrics(List.of(source)))),
            System::nanoTime);
    private final String stage;
    private @Nullable LineSink sink;
    private long seen;

    private Stages(String stage) {
        this.stage = stage;
    }

    /** The sink of the first round, in which the format is found, is that of all. */
    private LineSink open(LogFile file, Sample sample) {
        if (sink == null) {
            sink = make(file, sample);
        }
        return sink;
    }

    private LineSink make(LogFile file, Sample sample) {
        FileParser parser = new FileParser(FormatSettings.AUTO.with(Set.of()), sample, found -> {});
        return switch (stage) {
            case "framed" -> line -> seen += line.length();
            case "parsed" -> line -> seen += parses(parser, line) ? 1 : 0;
            case "named" -> line -> {
                if (parses(parser, line)) {
                    seen += namer.name(record, HttpMethod.of(record.method)).index();
                }
            };
            case "counted" -> pipelines.open(file, sample);
            default -> throw new IllegalArgumentException("a stage is framed, parsed, named or counted");
        };
    }

    private boolean parses(FileParser parser, Line line) {
        return parser.parse(line, record) == record;
    }

    private double nanosOfLine(byte[] log, long lines) throws IOException {
        Intake intake = this::open;
        OnceReader reader =
                new OnceReader(LONGEST_LINE, new ByteArrayInputStream(log), intake, cut, new Unheard());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        reader.read(source.name(), "-");
        return (threads.getCurrentThreadCpuTime() - before) / (double) lines;
    }

    /** Nobody counts what happens to a file here. */
    private static final class Unheard implements SourceEvents {
        @Override
        public void bytesRead(String name, long bytes) {}

        @Override
        public void rotated(String name) {}

        @Override
        public void truncated(String name) {}

        @Override
        public void regressed(String name) {}

        @Override
        public void lost(String name) {}

        @Override
        public void fileLimitReached(String name) {}

        @Override
        public void forgot(int files) {}
    }

    /** Measures one stage. */
    public static void main(String[] args) throws IOException {
        byte[] log = wholeLines(Path.of(args[0]));
        long lines = 0;
        for (byte b : log) {
            lines += b == '\n' ? 1 : 0;
        }
        Stages stages = new Stages(args[1]);
        double[] nanos = new double[args.length > 2 ? Integer.parseInt(args[2]) : 200];
        for (int round = 0; round < nanos.length; round++) {
            nanos[round] = stages.nanosOfLine(log, lines);
        }
        double[] warm = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
        Arrays.sort(warm);
        System.out.printf(
                Locale.ROOT, "%-8s least %4.0f ns, median %4.0f ns a line%n", args[1], warm[0], warm[warm.length / 2]);
    }

    private static byte[] wholeLines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return Arrays.copyOf(bytes, end);
        }
    }
}
