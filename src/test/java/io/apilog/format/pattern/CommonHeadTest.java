package io.apilog.format.pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apilog.format.Described;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fast path says of a line is what the loop over its columns says. */
class CommonHeadTest {
    private static final String COMMON =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent";
    private static final String COMBINED = COMMON + " \"$http_referer\" \"$http_user_agent\"";
    private static final List<String> LINES = List.of(
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a?b=c HTTP/1.1\" 200 5",
            "192.0.2.1, 198.51.100.7 - alice [21/Nov/2026:09:00:01 +0100] \"POST /x\\x22y HTTP/1.1\" 500 -",
            "2001:db8::1 - a b [21/Nov/2026:09:00:00 +0000] \"-\" 000 0",
            "host.example.com - bob [21/Nov/2026:09:00:00 +0000] \"GET /a b\"c HTTP/1.1\" 404 153",
            "[2001:db8::1]:4711 - - [21/Nov/2026:09:00:00 +0000] \"\\x16\\x03\" 400 157");
    private static final String TEXTS = " \"https://example.com/\" \"a \\\"b\\\" c\"";
    private static final String PLAIN_TEXTS = " \"-\" \"curl/8.5.0\"";
    private static final String ALPHABET = " \"\\-:[],./0129aGz\t";
    private static final int MUTATIONS = 20_000;

    private final Line line = new Line();

    static List<Arguments> formats() {
        return List.of(
                arguments(COMBINED, PLAIN_TEXTS),
                arguments(COMBINED, TEXTS),
                arguments(COMBINED + " $request_time", PLAIN_TEXTS + " 0.25"),
                arguments(COMBINED + " $request_time $upstream_response_time", PLAIN_TEXTS + " 0.25 0.1, 0.2"),
                arguments(COMBINED + " \"$http_x_forwarded_for\"", TEXTS + " \"198.51.100.1, 198.51.100.2\""),
                arguments(COMMON + " $request_time", " 1.5"),
                arguments(COMMON + " rt=$request_time \"$host\"", " rt=0.5 \"example.com\""));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void every_line_comes_to_the_same_as_in_the_loop(String format, String tail) throws FormatException {
        compare(NginxLogFormat.parse(format), tail);
    }

    @Test
    void with_the_ident_as_a_column_it_is_the_same() {
        compare(withIdent(), PLAIN_TEXTS);
    }

    private static TextPattern withIdent() {
        TextPattern.Builder builder = new TextPattern.Builder();
        builder.field(Field.listOf("remote_addr", FieldKind.CLIENT)).literal(" ");
        builder.field(Field.of("ident", FieldKind.SKIP)).literal(" ");
        builder.field(Field.of("remote_user", FieldKind.USER)).literal(" [");
        builder.field(Field.of("time_local", FieldKind.TIME)).literal("] \"");
        builder.field(Field.of("request", FieldKind.REQUEST)).literal("\" ");
        builder.field(Field.of("status", FieldKind.STATUS)).literal(" ");
        builder.field(Field.of("bytes", FieldKind.RESPONSE_BYTES)).literal(" \"");
        builder.field(Field.of("http_referer", FieldKind.REFERER)).literal("\" \"");
        return builder.field(Field.of("http_user_agent", FieldKind.USER_AGENT))
                .literal("\"")
                .build();
    }

    private void compare(TextPattern pattern, String tail) {
        PatternParser fast = new PatternParser(pattern, ExtraSlots.EMPTY);
        PatternParser slow = PatternParser.withoutFastPath(pattern, ExtraSlots.EMPTY);
        assertThat(CommonHead.of(pattern, Column.of(pattern, ExtraSlots.EMPTY))).isNotNull();
        Random random = new Random(tail.length());
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = mutated(LINES.get(random.nextInt(LINES.size())) + tail, random)
                    .getBytes(ISO_8859_1);
            AccessRecord expected = new AccessRecord();
            AccessRecord record = new AccessRecord();
            ParseResult result = slow.parse(at(bytes), expected);
            ParseResult quick = fast.parse(at(bytes), record);
            String text = new String(bytes, ISO_8859_1);
            if (result == expected) {
                read++;
                assertThat(quick).as(text).isSameAs(record);
                assertThat(Described.record(record)).as(text).isEqualTo(Described.record(expected));
            } else {
                assertThat(quick).as(text).isEqualTo(result);
                assertThat(fast.rejectedAt()).as(text).isEqualTo(slow.rejectedAt());
            }
        }
        assertThat(read).isBetween(MUTATIONS / 100, MUTATIONS - 1);
    }

    @Test
    void the_usual_line_takes_the_fast_path() throws FormatException {
        TextPattern pattern = NginxLogFormat.parse(COMBINED + " $request_time");
        CommonHead head = CommonHead.of(pattern, Column.of(pattern, ExtraSlots.EMPTY));
        byte[] bytes = (LINES.get(0) + PLAIN_TEXTS + " 0.25").getBytes(ISO_8859_1);
        int end = head.read(bytes, 0, bytes.length, new AccessRecord());
        assertThat(new String(bytes, end, bytes.length - end, ISO_8859_1)).isEqualTo("0.25");
        assertThat(head.columns()).isEqualTo(8);
    }

    /** Few changes, so that some lines stay what they are. */
    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0 && mutated.length() > 0; i--) {
            int at = random.nextInt(mutated.length());
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(5)) {
                case 0 -> mutated.setCharAt(at, c);
                case 1 -> mutated.insert(at, c);
                case 2 -> mutated.deleteCharAt(at);
                case 3 -> mutated.insert(at, text, at / 2, at / 2 + Math.min(6, text.length() - at / 2));
                default -> mutated.setLength(Math.max(1, random.nextInt(8) == 0 ? at : mutated.length()));
            }
        }
        return mutated.toString();
    }

    private Line at(byte[] bytes) {
        line.set(bytes, 0, bytes.length, 1);
        return line;
    }
}
