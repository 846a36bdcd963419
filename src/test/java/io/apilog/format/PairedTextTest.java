package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Programs that write two lines of text a request, each in its own words. */
class PairedTextTest {
    private static final String MOJO = "[2026-11-21 09:00:00.12345] [123] [debug] ";

    @Test
    void dream_calls_its_requests_by_numbers() {
        IntFunction<String> begins = i -> "21.11.26 09:00:00.000    dream.logger  INFO REQ " + i + " POST /a/" + i
                + "?page=5 192.0.2.86:54014 fd 6 Mozilla/5.0 (X11; Linux x86_64)";
        IntFunction<String> ends = i -> "21.11.26 09:00:00.000    dream.logger  INFO REQ " + i + " 204 in 1234 μs";

        isRead(interleaved(begins, ends), "POST /a/%d?page=5 204", 1_234_000);
    }

    @Test
    void mojolicious_calls_them_by_its_tags() {
        IntFunction<String> begins = i -> MOJO + "[8c27bb84f4" + (10 + i) + "] GET \"/a/" + i + '"';
        IntFunction<String> ends = i -> MOJO + "[8c27bb84f4" + (10 + i) + "] 200 OK (0.000704s, 1420.446/s)";

        isRead(interleaved(begins, ends), "GET /a/%d 200", 704_000);
    }

    @Test
    void older_mojolicious_calls_them_nothing() {
        isRead(
                oneByOne(
                        i -> "[Sat Nov 21 09:00:00 2026] [debug] GET \"/a/" + i + '"',
                        i -> "[Sat Nov 21 09:00:00 2026] [debug] Routing to a callback",
                        i -> "[Sat Nov 21 09:00:00 2026] [debug] 200 OK (0.000704s, 1420.446/s)"),
                "GET /a/%d 200",
                704_000);
    }

    @Test
    void serve_names_the_client_alone() {
        String time = " HTTP  11/21/2026 9:00:00 AM 192.0.2.";

        isRead(
                oneByOne(i -> time + i % 7 + " GET /a/" + i, i -> time + i % 7 + " Returned 401 in 26 ms"),
                "GET /a/%d 401",
                26_000_000);
    }

    @Test
    void who_of_one_client_s_open_requests_is_answered_nobody_knows() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String line = " HTTP  11/21/2026 9:00:00 AM 192.0.2.7 ";
            lines.addAll(List.of(line + "GET /a/" + i, line + "Returned 200 in 26 ms"));
        }
        String other = " HTTP  11/21/2026 9:00:00 AM 192.0.2.7 ";
        lines.addAll(List.of(
                other + "GET /x", other + "GET /y", other + "Returned 200 in 3 ms", other + "Returned 404 in 9 ms"));

        ReadLog log = ReadLog.of(lines);
        assertThat(log.requests).hasSize(20).noneMatch(one -> one.contains("/x") || one.contains("/y"));
        assertThat(log.rejected).isEqualTo(2);
    }

    @Test
    void martini_and_negroni_call_them_nothing() {
        isRead(
                oneByOne(
                        i -> "[negroni] 2026/11/21 09:00:00 Started GET /a/" + i,
                        i -> "[negroni] 2026/11/21 09:00:00 Completed 200 OK in 1.5ms"),
                "GET /a/%d 200",
                1_500_000);
        isRead(
                oneByOne(
                        i -> "[martini] Started GET /a/" + i + " for 192.0.2.7:51000",
                        i -> "[martini] Completed 200 OK in 1.5ms"),
                "GET /a/%d 200",
                1_500_000);
    }

    @Test
    void wai_and_lucky_begin_with_the_request_alone() {
        isRead(
                oneByOne(
                        i -> "GET /a/" + i,
                        i -> "  Params: [(\"q\",\"GET\")]",
                        i -> "  Accept: text/html",
                        i -> "  Status: 200 OK 0.000178s"),
                "GET /a/%d 200",
                178_000);
        isRead(
                oneByOne(i -> "GET /a/" + i, i -> " ▸ Handled by Orders::Show", i -> " ▸ Sent 200 OK (301.0µs)"),
                "GET /a/%d 200",
                301_000);
    }

    private static void isRead(ReadLog log, String request, long nanos) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            expected.add(request.formatted(i));
        }
        assertThat(log.requests).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(log.nanos).containsOnly(nanos);
        assertThat(log.rejected).isZero();
    }

    @SafeVarargs
    private static ReadLog oneByOne(IntFunction<String>... lines) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            for (IntFunction<String> line : lines) {
                all.add(line.apply(i));
            }
        }
        return ReadLog.of(all);
    }

    /** Always with three open. */
    private static ReadLog interleaved(IntFunction<String> begins, IntFunction<String> ends) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 43; i++) {
            if (i < 40) {
                all.add(begins.apply(i));
            }
            if (i >= 3) {
                all.add(ends.apply(i - 3));
            }
        }
        return ReadLog.of(all);
    }
}
