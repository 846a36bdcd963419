package io.apilog.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.apilog.format.FileParser;
import io.apilog.format.Format;
import io.apilog.format.FormatSettings;
import io.apilog.format.FormatSpec;
import io.apilog.format.pattern.FormatException;
import io.apilog.line.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines of every format that can be named, and of configured ones; the first byte chooses the format. */
class LineFuzz {
    private static final List<String> FORMATS = formats();
    private static final byte[] NOTHING = {'x'};

    private final List<FileParser> parsers =
            FORMATS.stream().map(LineFuzz::parser).toList();
    private final Checked checked = new Checked();

    private static List<String> formats() {
        List<String> all = new ArrayList<>(Format.nameable());
        all.add("$remote_addr [$time_local] \"$request\" $status $request_time $upstream_response_time");
        all.add("$msec|$request_method|$host|$request_uri|$status|$request_time|$upstream_response_time");
        all.add("%h %{%d/%b/%Y:%T}t.%{msec_frac}t %m %U %>s %D %I %O \"%{User-Agent}i\"");
        all.add("%t %{ms}T \"%r\" %s %b %X %{X-Forwarded-For}i");
        return List.copyOf(all);
    }

    private static FileParser parser(String format) {
        try {
            FormatSettings settings = new FormatSettings(FormatSpec.parse(format), Map.of(), null);
            return new FileParser(settings, new Sample(List.of(NOTHING)), found -> {});
        } catch (FormatException e) {
            throw new IllegalStateException(format, e);
        }
    }

    static Stream<byte[]> samples() {
        return Seeds.firstLines().stream()
                .map(line -> Seeds.choosing(Math.max(0, FORMATS.indexOf(line.format())), line.bytes()));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "6s")
    void every_line_of_a_named_format_comes_to_a_result(byte[] bytes) {
        if (bytes.length > 0) {
            checked.parse(parsers.get(Math.floorMod(bytes[0], FORMATS.size())), bytes, 1);
        }
    }
}
