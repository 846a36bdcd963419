package io.apilog.format;

import static io.apilog.request.AccessRecord.ABSENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.field.JsonNode;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects as vendors and frameworks write them, and objects as nobody should. */
class JsonTest {
    private final AccessRecord record = new AccessRecord();
    private final List<Detection> found = new ArrayList<>();

    @Test
    void traefik_writes_durations_in_nanoseconds_however_short_they_are() {
        accept("{'ClientHost':'192.0.2.1','ClientUsername':'-','DownstreamContentSize':19,'DownstreamStatus':404,"
                + "'Duration':10158,'OriginDuration':9000,'RequestHost':'api.example.com','RequestMethod':'GET',"
                + "'RequestPath':'/a?b=c','RequestProtocol':'HTTP/1.1','StartUTC':'2026-11-21T09:00:00.5Z'}");
        assertThat(record.durationNanos).isEqualTo(10_158);
        assertThat(upstream()).containsExactly(9_000L);
        assertThat(record.status).isEqualTo(404);
        assertThat(record.target).hasToString("/a?b=c");
        assertThat(record.protocol).hasToString("HTTP/1.1");
        assertThat(record.host).hasToString("api.example.com");
        assertThat(record.responseBytes).isEqualTo(19);
        assertThat(record.user.isEmpty()).isTrue();
        assertThat(found.get(0).unitLabel()).isEqualTo("ns");
    }

    @Test
    void an_origin_that_traefik_did_not_ask_took_no_time_that_could_be_observed() {
        accept("{'RequestMethod':'GET','RequestPath':'/a','DownstreamStatus':404,'Duration':10158,'OriginDuration':0}");
        assertThat(upstream()).isEmpty();
    }

    @Test
    void milliseconds_spread_over_a_whole_second_are_of_a_time_stamp_and_no_durations() {
        read(i -> i * 617 % 1_000);

        assertThat(record.durationNanos).isEqualTo(ABSENT);
        assertThat(found.get(0).unitLabel()).isEqualTo("undecided");
    }

    @Test
    void milliseconds_as_clients_wait_for_them_are_durations() {
        read(i -> i % 7 == 0 ? 900 : 5 + i * i % 90);

        assertThat(record.durationNanos).isEqualTo(900_000_000L);
    }

    private void read(IntUnaryOperator millis) {
        List<byte[]> lines = IntStream.range(0, 60)
                .mapToObj(i -> bytes("{'time':'2026-11-21T09:00:00Z','ms':" + millis.applyAsInt(i)
                        + ",'method':'GET','path':'/a','status':200}"))
                .toList();
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(lines), found::add);
        Line line = new Line();
        line.set(lines.get(0), 0, lines.get(0).length, 7);
        assertThat(parser.parse(line, record)).isSameAs(record);
    }

    @Test
    void caddy_writes_durations_in_seconds_however_long_they_are() {
        accept("{'level':'info','ts':1795251600.5,'logger':'http.log.access','msg':'handled request','request':"
                + "{'remote_ip':'192.0.2.1','remote_port':'4711','proto':'HTTP/2.0','method':'POST',"
                + "'host':'api.example.com','uri':'/a?b=c','headers':{'User-Agent':['curl/8.5.0'],'Accept':['*/*']}},"
                + "'bytes_read':7,'user_id':'','duration':12.5,'size':10900,'status':200,"
                + "'resp_headers':{'Server':['Caddy'],'Status':['599']}}");
        assertThat(record.durationNanos).isEqualTo(12_500_000_000L);
        assertThat(record.method).hasToString("POST");
        assertThat(record.target).hasToString("/a?b=c");
        assertThat(record.client).hasToString("192.0.2.1");
        assertThat(record.userAgent).hasToString("curl/8.5.0");
        assertThat(record.responseBytes).isEqualTo(10_900);
        assertThat(record.requestBytes).isEqualTo(7);
        assertThat(Instant.ofEpochMilli(record.timeMillis)).isEqualTo(Instant.parse("2026-11-21T09:00:00.5Z"));
    }

    @Test
    void kong_writes_milliseconds_in_an_object() {
        accept("{'latencies':{'request':515,'kong':58,'proxy':457},'request':{'method':'GET','uri':'/a',"
                + "'size':'111','headers':{'host':'api.example.com','user-agent':'curl/8.5.0'}},"
                + "'response':{'status':200,'size':'1102'},'client_ip':'192.0.2.1','started_at':1795251600500}");
        assertThat(record.durationNanos).isEqualTo(515_000_000);
        assertThat(upstream()).containsExactly(457_000_000L);
        assertThat(record.requestBytes).isEqualTo(111);
        assertThat(record.responseBytes).isEqualTo(1_102);
        assertThat(record.host).hasToString("api.example.com");
    }

    @Test
    void google_writes_the_unit_behind_the_number() {
        accept("{'httpRequest':{'requestMethod':'GET','requestUrl':'https://api.example.com/a','status':502,"
                + "'latency':'0.123456s','requestSize':'43','responseSize':'2692','remoteIp':'192.0.2.1:4711',"
                + "'userAgent':'curl/8.5.0'},'resource':{'type':'http_load_balancer'},"
                + "'timestamp':'2026-11-21T09:00:00.123456789Z'}");
        assertThat(record.durationNanos).isEqualTo(123_456_000);
        assertThat(record.target).hasToString("https://api.example.com/a");
        assertThat(record.client).hasToString("192.0.2.1");
        assertThat(record.status).isEqualTo(502);
    }

    @Test
    void api_gateway_names_the_route_and_writes_all_values_as_texts() {
        accept("{'requestId':'x','ip':'192.0.2.1','requestTime':'21/Nov/2026:09:00:00 +0000','httpMethod':'GET',"
                + "'resourcePath':'/pets/{petId}','status':'200','protocol':'HTTP/1.1','responseLength':'184',"
                + "'responseLatency':'27','integrationLatency':'-'}");
        assertThat(record.route).hasToString("/pets/{petId}");
        assertThat(record.status).isEqualTo(200);
        assertThat(record.responseBytes).isEqualTo(184);
        assertThat(record.durationNanos).isEqualTo(27_000_000);
        assertThat(Instant.ofEpochMilli(record.timeMillis)).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
    }

    @Test
    void envoy_may_write_numbers_as_texts_and_nothing_as_null() {
        accept("{'method':'GET','path':'/a','response_code':'0','duration':'123','upstream_service_time':null,"
                + "'bytes_sent':'5','bytes_received':0,'downstream_remote_address':'[2001:db8::7]:4711',"
                + "'start_time':'2026-11-21T09:00:00.000Z','authority':'api.example.com'}");
        assertThat(record.status).isEqualTo(AccessRecord.ABSENT);
        assertThat(record.durationNanos).isEqualTo(123_000_000);
        assertThat(upstream()).isEmpty();
        assertThat(record.client).hasToString("2001:db8::7");
    }

    @Test
    void names_may_be_dotted_or_nested_alike() {
        accept("{'http.request.method':'GET','url.path':'/a','http.response.status_code':200}");
        String dotted = summary();
        accept("{'http':{'request':{'method':'GET'},'response':{'status_code':200}},'url':{'path':'/a'}}");
        assertThat(summary()).isEqualTo(dotted);
        accept("{'http.request':{'method':'GET'},'http':{'response.status_code':200},'url':{'path':'/a'}}");
        assertThat(summary()).isEqualTo(dotted);
    }

    @Test
    void what_stands_in_an_unknown_object_yields_to_what_stands_outside() {
        accept("{'error':{'status':500,'method':'PUT'},'method':'GET','path':'/a','status':200}");
        assertThat(summary()).isEqualTo("GET /a 200");
        accept("{'method':'GET','path':'/a','status':200,'error':{'status':500,'method':'PUT'}}");
        assertThat(summary()).isEqualTo("GET /a 200");
        accept("{'data':{'method':'GET','path':'/a','status':200}}");
        assertThat(summary()).isEqualTo("GET /a 200");
    }

    @Test
    void fields_say_more_than_the_line_that_stands_in_a_text_among_them() {
        accept("{'message':'192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \\'GET /a HTTP/1.1\\' 200 7','method':'GET',"
                + "'requested_uri':'/a','status_code':200,'remote_host':'192.0.2.1','http.route':'/{name}'}");
        assertThat(found.get(0).format()).isEqualTo(Format.JSON);
        assertThat(record.route).hasToString("/{name}");
    }

    @Test
    void a_status_that_is_null_was_not_sent() {
        accept("{'method':'GET','path':'/a','status':null}");
        assertThat(record.status).isEqualTo(AccessRecord.ABSENT);
    }

    @Test
    void a_status_in_words_is_no_status_where_another_field_has_the_number() {
        accept("{'status':'ok','method':'GET','path':'/a','statusCode':204}");
        assertThat(summary()).isEqualTo("GET /a 204");
    }

    @Test
    void a_target_says_more_than_a_path_in_whatever_order() {
        accept("{'path':'/a','request_uri':'/a?b=c','method':'GET','status':200}");
        assertThat(summary()).isEqualTo("GET /a?b=c 200");
        accept("{'request_uri':'/a?b=c','path':'/a','method':'GET','status':200}");
        assertThat(summary()).isEqualTo("GET /a?b=c 200");
    }

    @Test
    void the_first_of_two_equal_keys_is_taken() {
        accept("{'method':'GET','path':'/a','status':200,'status':500}");
        assertThat(record.status).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "1.25e2, 125000000",
        "1E-3, 1000",
        "12.5, 12500000",
        "'\"12.5\"', 12500000",
        "'\"12.5ms\"', 12500000",
        "'\"1.5s\"', 1500000000",
        "'\"250\u00b5s\"', 250000",
        "-1, -1",
        "null, -1",
        "true, -1",
        "'\"\"', -1",
        "'\"-\"', -1",
        "[3], 3000000",
        "[], -1",
        "'{\"x\":1}', -1",
        "1e400, -1",
        "1795E51601000000, -1",
        "1e-99999999999, -1",
        "1e-400, 0",
        "99999999999999999999999999, -1",
    })
    void a_number_is_read_in_every_spelling(String value, long nanos) {
        accept("{'method':'GET','path':'/a','status':200,'duration_ms':" + value + "}");
        assertThat(record.durationNanos).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'method':'GET','path':'/a','status':200",
                "{'method':'GET','path':'/a','status':200}}",
                "{'method':'GET','path':'/a','status':200} x",
                "{'method':'GET' 'path':'/a'}",
                "{",
            })
    void what_is_no_object_is_rejected(String text) {
        FileParser parser = parser("{'method':'GET','path':'/a','status':200}");
        assertThat(parse(parser, text)).isEqualTo(Rejection.BAD_JSON);
    }

    @Test
    void a_value_that_is_missing_leaves_the_rest_of_the_object() {
        FileParser parser = parser("{'method':'GET','path':'/a','status':200}");
        assertThat(parse(parser, "{'method':'GET','path':'/a','status':}")).isSameAs(record);
    }

    @Test
    void a_status_that_is_no_number_is_no_status() {
        FileParser parser = parser("{'method':'GET','path':'/a','status':200}");
        assertThat(parse(parser, "{'method':'GET','path':'/a','status':NaN}")).isEqualTo(Rejection.NO_STATUS_FIELD);
    }

    @Test
    void of_a_batch_of_opentelemetry_each_record_is_an_entry() {
        String record = "{'attributes':[{'key':'http.request.method','value':{'stringValue':'GET'}},"
                + "{'key':'url.path','value':{'stringValue':'/a'}},"
                + "{'key':'http.response.status_code','value':{'intValue':'200'}}]}";
        byte[] line =
                bytes("{'resourceLogs':[{'resource':{},'scopeLogs':[{'logRecords':[" + record + "," + record + "]},"
                        + "{'logRecords':[]},{'scope':{'name':'logRecords'},'logRecords':[" + record
                        + "]}]},{'scopeLogs':[{'logRecords':["
                        + record + "]}]}]}");
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(List.of(line)), found -> {});
        AccessRecord into = new AccessRecord();
        Line whole = new Line();
        whole.set(line, 0, line.length, 7);

        int entries = parser.parse(whole, into) == into ? 1 : 0;
        while (parser.more(into) == into) {
            entries++;
        }

        assertThat(entries).isEqualTo(4);
        assertThat(parser.entries()).isEqualTo(4);
    }

    @Test
    void of_several_objects_in_a_line_each_is_an_entry_and_one_that_is_cut_is_rejected() {
        String object = "{'method':'GET','path':'/a','status':200}";
        FileParser parser = parser(object);
        assertThat(parse(parser, object + object + "{'method':'GET'")).isSameAs(record);
        assertThat(parser.entries()).isEqualTo(3);
        assertThat(parser.more(record)).isSameAs(record);
        assertThat(parser.more(record)).isEqualTo(Rejection.BAD_JSON);
        assertThat(parser.more(record)).isNull();
        assertThat(parse(parser, object)).isSameAs(record);
        assertThat(parser.more(record)).isNull();
    }

    /** Behind an odd number of quotes, what stands in a list of the object looks like objects beside it. */
    @Test
    void an_object_whose_quotes_are_damaged_is_one_rejected_line() {
        FileParser parser = parser("{'method':'GET','path':'/a','status':200}");
        String damaged =
                "{'id':'1,'tags':[{'key':'method+,'value':'GET'},{'key':'url','value':'/a'},{'key':'status','value':200}]}";
        assertThat(parse(parser, damaged)).isInstanceOf(Rejection.class);
        assertThat(parser.entries()).isEqualTo(1);
        assertThat(parser.more(record)).isNull();
    }

    @Test
    void what_stands_behind_an_object_is_where_reading_stopped_wherever_the_line_begins_in_its_buffer() {
        String object = "{'method':'GET','path':'/a','status':200}";
        FileParser parser = parser(object);
        byte[] bytes = bytes("x".repeat(100) + object + " 1");
        Line line = new Line();
        line.set(bytes, 100, bytes.length, 7);
        assertThat(parser.parse(line, record)).isEqualTo(Rejection.BAD_JSON);
        assertThat(parser.rejectedAt()).isEqualTo(object.length() + 1);
    }

    @Test
    void messages_of_the_application_are_ignored() {
        FileParser parser = parser("{'method':'GET','path':'/a','status':200}");
        assertThat(parse(parser, "{'level':'info','msg':'started'}")).isEqualTo(Ignored.MESSAGE);
        assertThat(parse(parser, "{}")).isEqualTo(Ignored.MESSAGE);
        assertThat(parse(parser, "{'method':'GET','path':'/a'}")).isEqualTo(Rejection.NO_STATUS_FIELD);
    }

    @Test
    void depth_is_bounded_and_the_rest_of_the_line_is_read() {
        String deep = "{'a':".repeat(40) + "1" + "}".repeat(40);
        accept("{'deep':" + deep + ",'list':" + "[".repeat(50) + "]".repeat(50)
                + ",'method':'GET','path':'/a','status':200}");
        assertThat(summary()).isEqualTo("GET /a 200");
        FileParser parser = parser("{'method':'GET','path':'/a','status':200}");
        assertThat(parse(parser, "{'a':".repeat(10_000))).isEqualTo(Rejection.BAD_JSON);
        assertThat(parse(parser, "[".repeat(10_000))).isInstanceOf(ParseResult.class);
    }

    @Test
    void keys_without_end_are_not_remembered() {
        FileParser parser = parser("{'method':'GET','path':'/a','status':200}");
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = "{'" + "k".repeat(i % 50) + i + "':1,'method':'GET','path':'/a','status':200}";
            read += parse(parser, text) == record ? 1 : 0;
        }
        assertThat(read).isEqualTo(20_000);
        assertThat(summary()).isEqualTo("GET /a 200");
    }

    @Test
    void names_can_be_configured() {
        FormatSettings settings = new FormatSettings(
                FormatSpec.AUTO, Map.of("status", "outcome.number", "duration", "spent", "path", "what"), Unit.SECONDS);
        String text = "{'what':'/a','outcome':{'number':'418'},'spent':2,'status':200,'duration_ms':7,'method':'GET'}";
        FileParser parser = new FileParser(settings, new Sample(List.of(bytes(text))), found::add);
        assertThat(parse(parser, text)).isSameAs(record);
        assertThat(summary()).isEqualTo("GET /a 418");
        assertThat(record.durationNanos).isEqualTo(2_000_000_000L);
        assertThat(found.get(0).why()).isEqualTo("the unit is configured");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "durationMs | ms",
                "duration_ns | ns",
                "elapsedSeconds | s",
                "response-time-micros | us",
                "latency_usec | us",
                "took_ms | ms",
                "http.server.request.duration | s",
            })
    void a_name_can_say_the_unit(String name, String unit) {
        accept("{'method':'GET','path':'/a','status':200,'" + name + "':3}");
        assertThat(found.get(0).unitLabel()).isEqualTo(unit);
        assertThat(record.durationNanos)
                .isEqualTo(3 * Unit.of(unit).orElseThrow().nanos());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0122 0.25 0.0153 | s",
                "0.012345678 0.25 0.015123456 0.4 | s",
                "0.012 0.25 0.015 | undecided",
                "0.0 12.5 0.0 22.3 31.4 0.0 | undecided",
                "0.000 0.004 0.25 0.001 12.5 0.002 | s",
                "12.5 88.1 104.2 450.2 350.25 | ms",
                "12 0 704 1 880 450 5 1 7 88 0 620 | ms",
                "12 8 104 3 880 450 5 1 620 | undecided",
                "1200000 800000 4500 700000 900 3000 | us",
                "120000000 800000000 90000000 75000000 650000000 | ns",
                "3000000 4000000 5000000 6000000 7000000 8000000 9000000 12000000 | ns",
                "0 0 0 | undecided",
                "3100 2300 8000 22000 1200 5300 3100 | undecided",
                "640 300 300 410 180 80 780 | undecided",
                "3 12 5 7 4 9 15 8 | undecided",
                "0.25 1.5 0.8 0.4 2.5 | undecided",
                "5000000 4000001 8000012 3000123 | undecided",
            })
    void a_unit_that_no_name_says_is_told_by_the_values(String values, String unit) {
        List<byte[]> lines = Arrays.stream(values.split(" "))
                .map(value -> bytes("{'method':'GET','path':'/a','status':200,'duration':" + value + "}"))
                .toList();
        new FileParser(FormatSettings.AUTO, new Sample(lines), found::add);
        assertThat(found.get(0).unitLabel()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({"Status_Code, statuscode", "@timestamp, timestamp", "User-Agent, useragent", ":authority, :authority"})
    void names_are_compared_without_case_and_marks(String name, String compared) {
        assertThat(JsonNode.normalise(name)).isEqualTo(compared);
    }

    private void accept(String text) {
        assertThat(parse(parser(text), text)).isSameAs(record);
    }

    private FileParser parser(String sampled) {
        return new FileParser(FormatSettings.AUTO, new Sample(List.of(bytes(sampled))), found::add);
    }

    private ParseResult parse(FileParser parser, String text) {
        byte[] bytes = bytes(text);
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 7);
        return parser.parse(line, record);
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    private List<Long> upstream() {
        return Arrays.stream(record.upstreamNanos, 0, record.attempts).boxed().toList();
    }

    private String summary() {
        return record.method + " " + record.target + " " + record.status;
    }
}
