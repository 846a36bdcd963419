package io.apilog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.apilog.format.Detection;
import io.apilog.format.FileParser;
import io.apilog.format.FormatSettings;
import io.apilog.line.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole logs whose format is to be found: all formats, all wrappers, and changes from one to another. */
class DetectionFuzz {
    private static final int LOOKED_AT = 100;

    private final Checked checked = new Checked();

    static Stream<byte[]> samples() {
        return Seeds.logs().stream().map(Seeds.Sample::bytes);
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "6s")
    void every_line_of_any_log_comes_to_a_result(byte[] log) {
        List<byte[]> lines = new ArrayList<>();
        new String(log, StandardCharsets.ISO_8859_1)
                .lines()
                .forEach(line -> lines.add(line.getBytes(StandardCharsets.ISO_8859_1)));
        if (lines.isEmpty()) {
            return;
        }
        List<Detection> found = new ArrayList<>();
        Sample sample = new Sample(lines.subList(0, Math.min(lines.size(), LOOKED_AT)));
        FileParser parser = new FileParser(FormatSettings.AUTO, sample, found::add);
        lines.forEach(line -> checked.parse(parser, line, 0));
        assertThat(found.size()).isLessThanOrEqualTo(Math.max(1, lines.size()));
    }
}
