package io.apilog.format;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Real logs of others, which are read where they stand beside the project and never copied into it. */
final class Corpus {
    static final Path FOLDER = Path.of("../shared/corpus");

    private Corpus() {}

    static boolean isThere() {
        return Files.isDirectory(FOLDER);
    }

    /** What came of the lines of a file. */
    static final class Reading {
        final List<String> formats = new ArrayList<>();
        final Map<String, Long> rejected = new TreeMap<>();
        long lines;
        long accepted;
        long ignored;

        long rejected() {
            return rejected.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Takes what came of each line. */
    interface Reader {
        void read(int number, byte[] line, ParseResult result, FileParser parser);
    }

    /** The lines of a file without their ends; what stands behind the last line end is a line as well. */
    static List<byte[]> lines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                int to = i > from && bytes[i - 1] == '\r' ? i - 1 : i;
                lines.add(Arrays.copyOfRange(bytes, from, to));
                from = i + 1;
            }
        }
        if (from < bytes.length) {
            lines.add(Arrays.copyOfRange(bytes, from, bytes.length));
        }
        return lines;
    }

    /** Reads a file as the daemon would. */
    static Reading read(Path file, Reader reader) throws IOException {
        return read(lines(file), reader);
    }

    static Reading read(List<byte[]> lines, Reader reader) {
        Reading reading = new Reading();
        if (lines.isEmpty()) {
            return reading;
        }
        Sample sample = new Sample(lines.subList(0, Math.min(Sample.MAX_LINES, lines.size())));
        FileParser parser = new FileParser(
                FormatSettings.AUTO,
                sample,
                found -> reading.formats.add(found.format().id() + " " + found.unitLabel()));
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        long offset = 0;
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, offset);
            offset += bytes.length + 1;
            ParseResult result = parser.parse(line, record);
            reading.lines++;
            if (result instanceof AccessRecord) {
                reading.accepted++;
            } else if (result instanceof Rejection rejection) {
                reading.rejected.merge(rejection.label(), 1L, Long::sum);
            } else {
                reading.ignored++;
            }
            reader.read((int) reading.lines, bytes, result, parser);
        }
        return reading;
    }
}
