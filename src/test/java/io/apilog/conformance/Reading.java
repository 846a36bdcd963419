package io.apilog.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.app.explain.Explanation;
import io.apilog.config.Config;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.Flag;
import io.apilog.settings.ConfigException;
import io.apilog.terminal.ProgressOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A log read by {@code explain --json}: the way of the daemon's own lines, seen from outside. */
record Reading(List<Seen> lines) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a file as it is read without configuration. */
    static Reading of(Path log) throws IOException, ConfigException {
        return read(log, Map.of());
    }

    /** Reads a file whose format is configured. */
    static Reading of(Path log, String format) throws IOException, ConfigException {
        return read(log, Map.of(Flag.FORMAT, List.of(format)));
    }

    private static Reading read(Path log, Map<Flag, List<String>> flags) throws IOException, ConfigException {
        Map<Flag, List<String>> all = new EnumMap<>(Flag.class);
        all.putAll(flags);
        Config config = ConfigLoader.load(all, List.of(log.toString()), Map.of(), Inputs.REQUIRED);
        List<Seen> lines = new ArrayList<>();
        try (PrintStream out = new PrintStream(new Objects(lines), false, StandardCharsets.UTF_8)) {
            new Explanation(config, false, ProgressOutput.NONE, out).printJson(InputStream.nullInputStream());
        }
        return new Reading(lines);
    }

    long accepted() {
        return lines.stream().filter(Seen::accepted).count();
    }

    /** How many lines came to a result, by reason. */
    Map<String, Long> reasons(String result) {
        Map<String, Long> reasons = new TreeMap<>();
        lines.stream()
                .filter(line -> line.result().equals(result))
                .forEach(line -> reasons.merge(line.reason(), 1L, Long::sum));
        return reasons;
    }

    long count(String result) {
        return lines.stream().filter(line -> line.result().equals(result)).count();
    }

    /** The formats that were found, each once, in the order of the lines. */
    List<String> formats() {
        return lines.stream()
                .map(Seen::format)
                .filter(format -> !format.isEmpty())
                .distinct()
                .toList();
    }

    /** Takes one object a line. */
    private static final class Objects extends OutputStream {
        private final List<Seen> lines;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Objects(List<Seen> lines) {
            this.lines = lines;
        }

        @Override
        public void write(int b) throws IOException {
            if (b == '\n') {
                lines.add(Seen.of(JSON.readTree(line.toByteArray())));
                line.reset();
            } else {
                line.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                write(bytes[i]);
            }
        }
    }
}
