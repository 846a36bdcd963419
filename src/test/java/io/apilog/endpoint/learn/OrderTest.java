package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.Requests;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What without learning, and below the budget, does not depend on the order of the requests or on the instance. */
class OrderTest {
    private record Request(String target, int status) {
        @Override
        public String toString() {
            return target + " " + status;
        }
    }

    private static List<Request> requests(int... statuses) {
        List<Request> requests = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            String target =
                    switch (i % 6) {
                        case 0 -> "/users/" + i;
                        case 1 -> "/shelf/p" + i % 40;
                        case 2 -> "/img/" + (char) ('a' + i % 26) + ".png";
                        case 3 -> "/browse/" + (char) ('a' + i % 26) + "x/%D8%A7";
                        case 4 -> "/blog/2026/11/" + (1 + i % 28) + "/post";
                        default -> "/static/" + (char) ('a' + i % 26) + "/app.js";
                    };
            requests.add(new Request(target, statuses[random.nextInt(statuses.length)]));
        }
        return requests;
    }

    private static Requests instance() {
        return new Requests(new EndpointNamer(new EndpointSettings(List.of("/users/{userId}"), 1_000, false)));
    }

    /** What each request is named, and how often. */
    private static Map<String, Integer> names(Requests instance, List<Request> requests) {
        Map<String, Integer> names = new TreeMap<>();
        for (Request request : requests) {
            Endpoint endpoint = instance.send(HttpMethod.GET, request.target(), request.status());
            names.merge(request + " is " + endpoint.name(), 1, Integer::sum);
        }
        return names;
    }

    @Test
    void requests_that_were_answered_have_the_same_names_in_any_order() {
        List<Request> requests = requests(200, 201, 302, 304, 500);
        Map<String, Integer> expected = names(instance(), requests);
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(requests, new Random(seed));

            assertThat(names(instance(), requests)).isEqualTo(expected);
        }
    }

    @Test
    void once_its_endpoints_are_there_an_instance_names_all_requests_as_any_other() {
        List<Request> requests = requests(200, 404, 403, 503);
        Requests first = instance();
        names(first, requests);
        Map<String, Integer> expected = names(first, requests);
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(requests, new Random(seed));
            Requests other = instance();
            names(other, requests);

            assertThat(names(other, requests)).isEqualTo(expected);
        }
    }

    @Test
    void a_request_that_was_refused_is_under_its_name_or_unmatched_and_nowhere_else() {
        List<Request> requests = requests(200, 404, 403);
        Requests whole = instance();
        names(whole, requests);
        Requests fresh = instance();

        for (Request request : requests) {
            Endpoint known = whole.send(HttpMethod.GET, request.target(), request.status());
            Endpoint named = fresh.send(HttpMethod.GET, request.target(), request.status());
            assertThat(named.name()).isIn(known.name(), "unmatched");
        }
    }
}
