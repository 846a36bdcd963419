package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.NameTree;
import io.apilog.format.named.NamedFields;
import io.apilog.format.named.NamedParser;
import io.apilog.format.named.PlainJsonParser;
import io.apilog.format.named.RandomJson;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.ExtraField;
import io.apilog.request.ParseResult;
import io.apilog.request.RequestText;
import io.apilog.request.Text;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTextTest {
    private static final String JSON =
            "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"duration_ms\":7,\"host\":\"example.com\","
                    + "\"remote_addr\":\"192.0.2.1\",\"user_agent\":\"curl/8.5.0\",\"protocol\":\"HTTP/1.1\"}";
    private static final String LTSV =
            "method:GET\turi:/a\tstatus:200\tvhost:example.com\tua:curl/8.5.0\tprotocol:HTTP/1.1";
    private static final String LOGFMT =
            "method=GET path=/a status=200 host=example.com user_agent=curl/8.5.0 protocol=HTTP/1.1";
    private static final int OBJECTS = 20_000;

    private final AccessRecord record = new AccessRecord();

    @ParameterizedTest
    @ValueSource(strings = {JSON, LTSV, LOGFMT})
    void a_text_is_taken_that_someone_asks_for_and_no_other(String line) {
        accept(line, FormatSettings.AUTO.with(Set.of(RequestText.USER_AGENT)));
        assertThat(record.userAgent).hasToString("curl/8.5.0");
        assertThat(List.of(record.host, record.protocol)).allMatch(Text::isEmpty);
        accept(line, FormatSettings.AUTO.with(Set.of(RequestText.HOST, RequestText.PROTOCOL)));
        assertThat(record.host).hasToString("example.com");
        assertThat(record.protocol).hasToString("HTTP/1.1");
        assertThat(record.userAgent.isEmpty()).isTrue();
    }

    @Test
    void an_extra_is_kept_that_is_made_of_a_text_which_nobody_asks_for() {
        List<ExtraField> extras = List.of(new ExtraField(ExtraField.Kind.LOGGED, "user_agent"));
        FormatSettings settings = new FormatSettings(FormatSpec.AUTO, Map.of(), null, extras, Set.of());
        AccessRecord own = new AccessRecord(extras, Map.of());
        assertThat(parser(JSON, settings).parse(line(JSON.getBytes(StandardCharsets.UTF_8)), own))
                .isSameAs(own);
        assertThat(own.extras[0]).hasToString("curl/8.5.0");
        assertThat(own.userAgent.isEmpty()).isTrue();
    }

    /** The seed makes each run the same. */
    @Test
    void what_is_counted_does_not_depend_on_which_texts_are_asked_for() {
        RandomJson json = new RandomJson(20261121);
        NamedParser all = parser(Set.of());
        NamedParser none = parser(FieldKind.unasked(Set.of()));
        AccessRecord expected = new AccessRecord();
        int accepted = 0;
        for (int i = 0; i < OBJECTS; i++) {
            byte[] object = entry(i % 2 == 0 ? json.object() : json.changed(json.object()));
            ParseResult result = all.parse(line(object), expected);
            String wanted = counted(result, expected);
            assertThat(counted(none.parse(line(object), record), record))
                    .as(() -> new String(object, StandardCharsets.ISO_8859_1))
                    .isEqualTo(wanted);
            accepted += result == expected ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(OBJECTS / 6);
    }

    /** With what makes an entry of it. */
    private static byte[] entry(byte[] object) {
        String text = new String(object, StandardCharsets.ISO_8859_1);
        return text.startsWith("{\"")
                ? ("{\"method\":\"GET\",\"path\":\"/a\",\"status\":200," + text.substring(1))
                        .getBytes(StandardCharsets.ISO_8859_1)
                : object;
    }

    private static NamedParser parser(Set<FieldKind> readOver) {
        return new PlainJsonParser(new NamedFields(
                NameTree.of(Map.of(), ExtraSlots.EMPTY, null), ExtraSlots.EMPTY, null, Unit.MILLISECONDS, readOver));
    }

    private static String counted(ParseResult result, AccessRecord record) {
        String numbers = record.status + " " + record.durationNanos + " " + record.responseBytes + " "
                + record.requestBytes + " " + record.timeMillis + " "
                + Arrays.toString(Arrays.copyOf(record.upstreamNanos, record.attempts));
        return (result == record ? "accepted" : result) + " " + numbers + " " + record.method + " " + record.target
                + " " + record.malformed + " " + record.route + " " + record.client;
    }

    private void accept(String text, FormatSettings settings) {
        assertThat(parser(text, settings).parse(line(text.getBytes(StandardCharsets.UTF_8)), record))
                .isSameAs(record);
    }

    private static FileParser parser(String text, FormatSettings settings) {
        return new FileParser(settings, new Sample(List.of(text.getBytes(StandardCharsets.UTF_8))), found -> {});
    }

    private static Line line(byte[] bytes) {
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 0);
        return line;
    }
}
