package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Programs that write one line as a request begins and one as it is answered. */
class PairedLinesTest {
    private final List<Detection> found = new ArrayList<>();
    private final AccessRecord record = new AccessRecord();

    private FileParser parser(List<String> sample) {
        List<byte[]> lines = sample.stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
        return new FileParser(FormatSettings.AUTO, new Sample(lines), found::add);
    }

    private ParseResult parse(FileParser parser, String text) {
        return parser.parse(line(text), record);
    }

    private static Line line(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 1);
        return line;
    }

    /** What was counted, each as method, target, status and microseconds. */
    private List<String> counted(List<String> lines) {
        FileParser parser = parser(lines.subList(0, Math.min(100, lines.size())));
        List<String> counted = new ArrayList<>();
        for (String text : lines) {
            if (parse(parser, text) instanceof AccessRecord request) {
                counted.add(request.method + " " + request.target + " " + request.status + " "
                        + (request.durationNanos < 0 ? "-" : request.durationNanos / 1_000));
            }
        }
        return counted;
    }

    private static String begun(int id, String path) {
        return "{\"level\":30,\"reqId\":\"r-" + id + "\",\"req\":{\"method\":\"GET\",\"url\":\"" + path
                + "\",\"remoteAddress\":\"192.0.2.7\"},\"msg\":\"incoming request\"}";
    }

    private static String answered(int id, int status, String millis) {
        return "{\"level\":30,\"reqId\":\"r-" + id + "\",\"res\":{\"statusCode\":" + status + "},\"responseTime\":"
                + millis + ",\"msg\":\"request completed\"}";
    }

    @Test
    void two_objects_with_the_same_id_are_one_request() {
        List<String> lines =
                List.of(begun(1, "/orders/7"), answered(1, 200, "2.9937"), begun(2, "/"), answered(2, 503, "41.5"));
        assertThat(counted(lines)).containsExactly("GET /orders/7 200 2993", "GET / 503 41500");
        assertThat(found.get(0).why()).contains("in two lines");
        assertThat(record.client).hasToString("192.0.2.7");
    }

    @Test
    void requests_that_are_open_at_once_are_told_by_what_they_are_called() {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add(begun(i, "/items/" + i));
            open.add(i);
            while (open.size() > random.nextInt(60)) {
                int id = open.remove(random.nextInt(open.size()));
                lines.add(answered(id, 200 + id % 300, id % 90 + ".25"));
                expected.add("GET /items/" + id + " " + (200 + id % 300) + " " + (id % 90 * 1_000 + 250));
            }
        }
        assertThat(counted(lines)).isEqualTo(expected);
    }

    @Test
    void the_first_line_is_a_piece_of_the_second() {
        FileParser parser =
                parser(List.of(begun(1, "/a"), answered(1, 200, "2.9"), begun(2, "/b"), answered(2, 200, "3.1")));
        assertThat(parse(parser, begun(3, "/c"))).isEqualTo(Ignored.PIECE);
        assertThat(parse(parser, answered(3, 200, "3.1"))).isSameAs(record);
    }

    @Test
    void an_end_without_its_beginning_is_rejected() {
        FileParser parser =
                parser(List.of(begun(1, "/a"), answered(1, 200, "2.9"), begun(2, "/b"), answered(2, 200, "3.1")));
        assertThat(parse(parser, answered(9, 200, "3.1"))).isEqualTo(Rejection.NO_REQUEST_FIELD);
    }

    @Test
    void a_beginning_before_a_restart_is_found_again() {
        FileParser parser =
                parser(List.of(begun(1, "/a"), answered(1, 200, "2.9"), begun(2, "/b"), answered(2, 200, "3.1")));
        assertThat(parser.lookBack()).isPositive();
        parser.recall(line(begun(3, "/c")));
        assertThat(parse(parser, answered(3, 200, "3.1"))).isSameAs(record);
        assertThat(record.target).hasToString("/c");
    }

    @Test
    void more_open_requests_than_are_kept_are_rejected_when_they_end() {
        List<String> lines = new ArrayList<>(
                List.of(begun(-1, "/a"), answered(-1, 200, "2.9"), begun(-2, "/b"), answered(-2, 200, "3.1")));
        for (int i = 0; i < 5_000; i++) {
            lines.add(begun(i, "/items/" + i));
        }
        for (int i = 0; i < 5_000; i++) {
            lines.add(answered(i, 200, "1.5"));
        }
        assertThat(counted(lines)).hasSizeBetween(700, 1_026).contains("GET /items/4999 200 1500");
    }

    @Test
    void objects_that_say_all_of_a_request_are_not_joined_with_others() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add("{\"request_id\":\"q" + i + "\",\"method\":\"GET\",\"path\":\"/stock/1\",\"msg\":\"asking\"}");
            lines.add("{\"request_id\":\"q" + i + "\",\"status\":404,\"elapsed_ms\":3,\"msg\":\"stock answered\"}");
            lines.add("{\"request_id\":\"q" + i
                    + "\",\"method\":\"GET\",\"path\":\"/orders\",\"status\":200,\"duration_ms\":7,\"msg\":\"done\"}");
        }
        assertThat(counted(lines)).hasSize(20).containsOnly("GET /orders 200 7000");
    }

    @Test
    void an_error_that_is_logged_before_the_end_is_said_of_the_request() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add(begun(i, "/orders/" + i));
            lines.add("{\"level\":50,\"reqId\":\"r-" + i + "\",\"req\":{\"method\":\"GET\",\"url\":\"/orders/" + i
                    + "\"},\"res\":{\"statusCode\":500},\"err\":{\"message\":\"no stock\"},\"msg\":\"no stock\"}");
            lines.add(answered(i, 500, "3.25"));
        }
        assertThat(counted(lines)).hasSize(10).contains("GET /orders/9 500 3250");
        assertThat(parse(parser(lines), lines.get(1))).isEqualTo(Ignored.ABOUT_REQUEST);
    }

    @Test
    void where_every_request_has_two_lines_that_read_as_its_end_nothing_is_joined() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add(begun(i, "/orders/" + i));
            lines.add("{\"reqId\":\"r-" + i
                    + "\",\"upstream\":\"stock\",\"status\":404,\"elapsed_ms\":3,\"msg\":\"asked\"}");
            lines.add(answered(i, 200, "9.25"));
        }
        assertThat(counted(lines)).isEmpty();
    }

    @Test
    void calls_of_other_services_are_no_beginnings() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add("{\"traceId\":\"q" + i + "\",\"method\":\"GET\",\"url\":\"https://stock.example.com/1\"}");
            lines.add("{\"traceId\":\"q" + i + "\",\"status\":404,\"elapsed_ms\":3}");
        }
        assertThat(counted(lines)).isEmpty();
    }

    private static List<String> rails(String tag, String target, String end) {
        String head = "I, [2026-11-24T09:00:01.221202 #1]  INFO -- : " + tag;
        return List.of(
                head + "Started GET \"" + target + "\" for 192.0.2.59 at 2026-11-24 09:00:01 +0100",
                head + "Processing by OrdersController#show as JSON",
                head + "  Parameters: {\"id\"=>\"7\"}",
                head + end);
    }

    @Test
    void lines_of_rails_are_joined_by_their_tags() {
        List<List<String>> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            requests.add(rails(
                    "[c66c780a-" + i + "] ",
                    "/orders/" + i + "?q=\"a\\b\"",
                    "Completed 200 OK in " + i + "ms (Views: 0.3ms | ActiveRecord: 5.3ms | Allocations: 1201)"));
        }
        // All begin before the first ends.
        List<String> lines = new ArrayList<>(requests.get(0));
        lines.addAll(requests.get(1));
        for (int part = 0; part < 4; part++) {
            for (int i = 2; i < 40; i++) {
                lines.add(requests.get(i).get(part));
            }
        }
        assertThat(counted(lines)).hasSize(40).contains("GET /orders/39?q=\"a\\b\" 200 39000");
        assertThat(record.client).hasToString("192.0.2.59");
        assertThat(record.timeMillis).isEqualTo(1_795_507_201_000L);
    }

    @Test
    void a_request_without_a_route_in_rails_ends_with_its_error() {
        List<String> lines = new ArrayList<>();
        lines.addAll(rails("[a-1] ", "/orders", "Completed 401 Unauthorized in 3ms"));
        lines.addAll(
                rails("[a-2] ", "/nothing", "ActionController::RoutingError (No route matches [GET] \"/nothing\"):"));
        assertThat(counted(lines)).containsExactly("GET /orders 401 3000", "GET /nothing 404 -");
    }

    @Test
    void without_names_two_lines_are_joined_while_no_other_request_is_open() {
        List<String> one = rails("", "/one", "Completed 200 OK in 5ms");
        List<String> two = rails("", "/two", "Completed 500 Internal Server Error in 9ms");
        List<String> lines = new ArrayList<>(one);
        lines.addAll(two);
        lines.add(one.get(0));
        lines.add(two.get(0));
        lines.add(two.get(3));
        lines.add(one.get(3));
        lines.addAll(one);
        assertThat(counted(lines)).containsExactly("GET /one 200 5000", "GET /two 500 9000", "GET /one 200 5000");
    }

    @Test
    void without_names_one_whose_end_never_came_is_over_after_eight_others_in_a_row() {
        List<String> one = rails("", "/one", "Completed 200 OK in 5ms");
        List<String> lines = new ArrayList<>(one);
        lines.addAll(one);
        lines.add(one.get(0));
        for (int i = 0; i < 20; i++) {
            lines.addAll(one);
        }
        assertThat(counted(lines)).hasSizeBetween(10, 16);
    }

    @Test
    void lines_of_phoenix_are_joined_by_their_request_id() {
        List<String> lines = List.of(
                "09:00:00.681 request_id=F84c [info] GET /users/7",
                "09:00:00.682 request_id=F84d [info] POST /users",
                "09:00:00.683 request_id=F84c [info] Sent 200 in 2ms",
                "09:00:00.684 request_id=F84d [info] Sent 201 in 345µs",
                "09:00:00.685 request_id=F84e [debug] Processing with ShopWeb.UserController.index/2",
                "09:00:00.686 request_id=F84e [info] GET /stream",
                "09:00:00.687 request_id=F84e [info] Chunked 200 in 1ms");
        assertThat(counted(lines))
                .containsExactly("GET /users/7 200 2000", "POST /users 201 345", "GET /stream 200 1000");
    }

    @Test
    void lines_of_rocket_have_no_duration() {
        List<String> lines = List.of(
                "GET /users application/json:",
                "   >> Matched: (users) GET /users",
                "   >> Outcome: Success(200 OK)",
                "   >> Response succeeded.",
                "GET /nothing:",
                "   >> No matching routes for GET /nothing.",
                "   >> Outcome: Error(404 Not Found)");
        assertThat(counted(lines)).containsExactly("GET /users 200 -", "GET /nothing 404 -");
    }

    @Test
    void lines_of_the_older_asp_net_core_are_joined() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            lines.add("info: Microsoft.AspNetCore.Hosting.Diagnostics[1]");
            lines.add("      Request starting HTTP/1.1 GET http://localhost:5000/orders/" + i + "  ");
            lines.add("info: Microsoft.AspNetCore.Hosting.Diagnostics[2]");
            lines.add("      Request finished in 23.4456ms 200 application/json; charset=utf-8");
        }
        assertThat(counted(lines)).hasSize(3).first().asString().endsWith("/orders/0 200 23445");
    }

    @Test
    void an_order_of_lines_at_random_joins_no_line_with_that_of_another_request() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add(begun(i, "/items/" + i));
            lines.add(answered(i, 200 + i, i + ".25"));
        }
        Collections.shuffle(lines.subList(100, lines.size()), new Random(3));
        assertThat(counted(lines)).isNotEmpty().allSatisfy(each -> {
            String[] parts = each.split("[ /]+", -1);
            assertThat(parts[3]).isEqualTo(Integer.toString(200 + Integer.parseInt(parts[2])));
        });
    }
}
