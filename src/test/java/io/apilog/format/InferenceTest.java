package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writes some requests in the log formats that people use, lets the format be found, and compares what is read with what was written.
 */
class InferenceTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");
    private static final String COMBINED =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent \"$http_referer\""
                    + " \"$http_user_agent\"";

    /** The values of nginx's variables in some requests; every server writes at least these. */
    private static final List<Map<String, String>> REQUESTS = List.of(
            request("192.0.2.1", "GET /users/42?x=1 HTTP/1.1", 200, 512, "curl/8.5.0", "0.123", "0.120", 343, "-"),
            request(
                    "2001:db8::7",
                    "POST /orders HTTP/2.0",
                    201,
                    0,
                    "Mozilla/5.0 (X11; Linux x86_64)",
                    "1.500",
                    "0.100, 0.004",
                    99,
                    "198.51.100.7, 192.0.2.9"),
            request("192.0.2.3", "GET /a\\x22b HTTP/1.1", 404, 1_953, "-", "0.000", "-", 1_200, "-"),
            request("192.0.2.4", "DELETE /users/7 HTTP/1.1", 499, 0, "curl/8.5.0", "12.000", "0.5 : 0.25", 87, "-"),
            request("192.0.2.5", "GET / HTTP/1.1", 502, 157, "a \\\"b\\\" c", "0.034", "0.031", 88, "198.51.100.7"));

    private static Map<String, String> request(
            String client,
            String request,
            int status,
            int bytes,
            String agent,
            String time,
            String upstream,
            int length,
            String forwarded) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("remote_addr", client);
        values.put("remote_user", status == 201 ? "alice" : "-");
        values.put("time_local", "21/Nov/2026:09:00:0" + (length % 10) + " +0000");
        values.put("request", request);
        values.put("status", Integer.toString(status));
        values.put("body_bytes_sent", Integer.toString(bytes));
        values.put("http_referer", status == 200 ? "https://www.example.com/" : "-");
        values.put("http_user_agent", agent);
        values.put("request_time", time);
        values.put("upstream_response_time", upstream);
        values.put("upstream_connect_time", upstream.replaceAll("[1-9]", "0"));
        values.put("request_length", Integer.toString(length));
        values.put("http_x_forwarded_for", forwarded);
        values.put("host", "api.example.com");
        values.put("server_port", "443");
        values.put("scheme", "https");
        values.put("request_id", "9f8c7b6a5d4e3f2a1b0c9d8e7f6a5b4" + length % 10);
        values.put("upstream_addr", upstream.equals("-") ? "-" : upstream.replaceAll("[0-9.]+", "198.51.100.2:8080"));
        values.put("upstream_status", upstream.equals("-") ? "-" : upstream.replaceAll("[0-9.]+", "200"));
        values.put("upstream_cache_status", status == 404 ? "MISS" : "-");
        values.put("gzip_ratio", status == 200 ? "3.21" : "-");
        values.put("micros", Long.toString(Math.round(Double.parseDouble(time) * 1e6) + 1_500));
        return values;
    }

    /** What is read of a request, in the order of {@link #expected}. */
    private record Read(
            String method, String target, int status, long bytes, String client, long duration, List<Long> upstream) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                COMBINED,
                COMBINED + " $request_time",
                COMBINED + " \"$http_x_forwarded_for\"",
                COMBINED + " \"$http_x_forwarded_for\" $request_time",
                COMBINED + " \"$http_x_forwarded_for\" \"$request_time\" \"$upstream_response_time\"",
                COMBINED + " $request_time $upstream_response_time",
                COMBINED + " $request_time $upstream_response_time $host",
                COMBINED + " $request_length $request_time",
                COMBINED + " $request_length $request_time $upstream_response_time",
                COMBINED + " $host $request_time",
                COMBINED + " \"$host\" $request_time $upstream_response_time \"$http_x_forwarded_for\"",
                COMBINED + " rt=$request_time",
                COMBINED + " rt=$request_time uct=\"$upstream_connect_time\" urt=\"$upstream_response_time\"",
                COMBINED + " \"rt=$request_time\" \"urt=$upstream_response_time\"",
                COMBINED + " request_time=$request_time upstream_response_time=$upstream_response_time",
                COMBINED + " \"$http_x_forwarded_for\" host=$host",
                COMBINED + " [$upstream_addr] $request_time",
                COMBINED + " $request_id",
                COMBINED + " \"$request_id\" $request_time",
                COMBINED + " $server_port",
                COMBINED + " $scheme $server_port $request_time",
                COMBINED + " $upstream_cache_status $request_time",
                "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent $request_time"
                        + " \"$http_referer\" \"$http_user_agent\"",
                "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent $request_time"
                        + " $upstream_response_time \"$http_referer\" \"$http_user_agent\" \"$http_x_forwarded_for\"",
                "$remote_addr - $remote_user [$time_local] $host \"$request\" $status $body_bytes_sent"
                        + " \"$http_referer\" \"$http_user_agent\" $request_time",
                "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent",
                "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent $request_time",
                "$remote_addr [$time_local] \"$request\" $status $body_bytes_sent $request_time",
                "[$time_local] $remote_addr \"$request\" $status $body_bytes_sent $request_time",
                "$host $remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
                        + " \"$http_referer\" \"$http_user_agent\" $request_time",
                "$host:$server_port $remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent",
            })
    void what_was_written_is_read_without_being_told_the_format(String format) {
        List<Read> expected = new ArrayList<>();
        List<byte[]> lines = new ArrayList<>();
        for (Map<String, String> request : REQUESTS) {
            lines.add(write(format, request).getBytes(UTF_8));
            expected.add(expected(format, request));
        }
        assertThat(read(lines)).as("%s", format).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                COMBINED + " $request_time",
                COMBINED + " $request_time $upstream_response_time",
                COMBINED + " \"$http_x_forwarded_for\"",
                COMBINED + " rt=$request_time urt=\"$upstream_response_time\"",
            })
    void a_format_that_is_changed_while_the_file_is_followed_is_found_again(String later) {
        List<byte[]> lines = new ArrayList<>();
        List<Read> expected = new ArrayList<>();
        for (String format : List.of(COMBINED, later, COMBINED, later)) {
            for (Map<String, String> request : REQUESTS) {
                lines.add(write(format, request).getBytes(UTF_8));
                expected.add(expected(format, request));
            }
        }
        assertThat(read(lines, 5)).isEqualTo(expected);
    }

    static Stream<Integer> first() {
        return Stream.iterate(0, i -> i < REQUESTS.size(), i -> i + 1);
    }

    @ParameterizedTest
    @MethodSource("first")
    void one_line_is_enough_where_the_column_tells_by_itself(int number) {
        String format = COMBINED + " $request_time $upstream_response_time \"$http_x_forwarded_for\"";
        List<byte[]> lines = new ArrayList<>();
        List<Read> expected = new ArrayList<>();
        for (int i = 0; i < REQUESTS.size(); i++) {
            Map<String, String> request = REQUESTS.get((number + i) % REQUESTS.size());
            lines.add(write(format, request).getBytes(UTF_8));
            expected.add(expected(format, request));
        }
        assertThat(read(lines, 1)).isEqualTo(expected);
    }

    /** Two small numbers are a version and a score as well. */
    @Test
    void two_columns_of_some_milliseconds_tell_nothing_by_one_line() {
        Map<String, String> request =
                request("192.0.2.5", "GET / HTTP/1.1", 200, 157, "curl/8.5.0", "0.004", "0.001", 88, "-");
        String line = write(COMBINED + " $request_time $upstream_response_time \"$http_x_forwarded_for\"", request);

        assertThat(read(List.of(line.getBytes(UTF_8)), 1))
                .extracting(Read::duration)
                .containsExactly(-1L);
    }

    private static String write(String format, Map<String, String> values) {
        Matcher variables = VARIABLE.matcher(format);
        return variables.replaceAll(variable -> Matcher.quoteReplacement(values.get(variable.group(1))));
    }

    private static Read expected(String format, Map<String, String> values) {
        String[] request = values.get("request").split(" ", -1);
        boolean timed = format.contains("$request_time");
        List<Long> upstream = new ArrayList<>();
        if (format.contains("$upstream_response_time")) {
            Matcher times = Pattern.compile("[0-9.]+").matcher(values.get("upstream_response_time"));
            while (times.find()) {
                upstream.add(nanos(times.group()));
            }
        }
        return new Read(
                request[0],
                request[1].replace("\\x22", "\""),
                Integer.parseInt(values.get("status")),
                Long.parseLong(values.get("body_bytes_sent")),
                values.get("remote_addr"),
                timed ? nanos(values.get("request_time")) : AccessRecord.ABSENT,
                upstream);
    }

    private static long nanos(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1e9);
    }

    private static List<Read> read(List<byte[]> lines) {
        return read(lines, lines.size());
    }

    private static List<Read> read(List<byte[]> lines, int sampled) {
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(lines.subList(0, sampled)), found -> {});
        List<Read> read = new ArrayList<>();
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 0);
            assertThat(parser.parse(line, record)).as(new String(bytes, UTF_8)).isSameAs(record);
            List<Long> upstream = new ArrayList<>();
            for (int i = 0; i < record.attempts; i++) {
                upstream.add(record.upstreamNanos[i]);
            }
            read.add(new Read(
                    record.method.toString(),
                    record.target.toString(),
                    record.status,
                    record.responseBytes,
                    record.client.toString(),
                    record.durationNanos,
                    upstream));
        }
        return read;
    }
}
