package io.apilog.endpoint.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.Requests;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets a place in the table of endpoints. */
class AdmissionTest {
    private static final int BUDGET = 30;
    private final Requests requests = Requests.withBudget(BUDGET);

    /** A word without digits, another one for each number below 17,576. */
    private static String word(int number) {
        return "w" + (char) ('a' + number / 676 % 26) + (char) ('a' + number / 26 % 26) + "o"
                + (char) ('a' + number % 26);
    }

    private static String page(int number) {
        return "/api/" + word(number / 10) + "/" + word(number * 7 + 1);
    }

    @Test
    void without_pressure_the_first_request_is_under_its_own_name() {
        Requests api = Requests.withRoutes();
        for (int i = 0; i < 99; i++) {
            assertThat(api.get(page(i)).name()).isEqualTo(page(i));
        }
    }

    @Test
    void where_a_third_of_the_places_is_held_by_names_asked_for_once_a_new_one_must_be_asked_for_again() {
        Requests api = Requests.withRoutes();
        for (int i = 0; i < 100; i++) {
            api.get(page(i));
        }

        assertThat(api.get("/orders/late")).isSameAs(Endpoint.OTHER);
        assertThat(api.get("/orders/late").name()).isEqualTo("/orders/late");
    }

    @Test
    void where_twenty_were_not_asked_for_again_in_4096_requests_a_new_one_must_be() {
        for (int strays : new int[] {19, 20}) {
            Requests api = Requests.withRoutes();
            for (int i = 0; i < strays; i++) {
                api.get(page(i));
            }
            for (int i = 0; i < 4_096; i++) {
                api.get("/orders");
            }

            assertThat(api.get("/orders/late").name()).isEqualTo(strays < 20 ? "/orders/late" : "other");
            assertThat(api.get("/orders/late").name()).isEqualTo("/orders/late");
        }
    }

    @Test
    void names_asked_for_again_make_no_crowd() {
        Requests api = Requests.withRoutes();
        for (int i = 0; i < 250; i++) {
            api.get(page(i));
            api.get(page(i));
        }

        assertThat(api.get("/orders/late").name()).isEqualTo("/orders/late");
    }

    @Test
    void in_a_full_table_a_name_asked_for_more_often_takes_the_place_of_one_asked_for_less() {
        for (int i = 0; i < BUDGET; i++) {
            requests.get(page(i));
            requests.get(page(i));
        }
        requests.get("/orders/late");
        requests.get("/orders/late");
        assertThat(requests.get("/orders/late").name()).isEqualTo("/orders/late");
        assertThat(requests.namer().minted()).isEqualTo(BUDGET);
    }

    @Test
    void what_has_yielded_its_place_goes_on_under_its_name() {
        Endpoint first = requests.get(page(0));
        for (int i = 1; i < BUDGET; i++) {
            requests.get(page(i));
            requests.get(page(i));
        }
        for (int i = 0; i < 3; i++) {
            requests.get("/orders/late");
        }

        assertThat(requests.get(page(0))).isSameAs(first);
    }

    @Test
    void a_busy_table_yields_nothing_to_what_is_asked_for_less() {
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < BUDGET; i++) {
                requests.get(page(i));
            }
        }
        for (int i = 0; i < 40; i++) {
            assertThat(requests.get("/orders/late")).isSameAs(Endpoint.OTHER);
        }
    }

    @Test
    void names_that_a_parameter_took_over_hold_no_place() {
        for (int i = 1; i <= 7; i++) {
            requests.get("/shelf/p" + i);
        }
        assertThat(requests.namer().minted()).isEqualTo(7);

        requests.get("/shelf/p8");

        assertThat(requests.namer().minted()).isEqualTo(1);
        assertThat(requests.namer().named()).isEqualTo(8);
    }

    @Test
    void there_are_never_more_than_twice_as_many_names_as_places() {
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 200; i++) {
                requests.get("/" + word(round * 20 + i / 10) + "/x/" + word(i) + "/y/" + word(round));
            }
        }
        assertThat(requests.namer().named()).isLessThanOrEqualTo(2 * BUDGET);
        assertThat(requests.namer().minted()).isLessThanOrEqualTo(BUDGET);
    }

    @Test
    void a_flood_of_paths_that_come_once_keeps_no_busy_route_out_whoever_sends_it() {
        for (String one : List.of("198.51.100.7", "")) {
            Requests api = Requests.withRoutes();
            Random random = new Random(5);
            for (int i = 0; i < 20_000; i++) {
                String client = one.isEmpty() ? "10." + i / 250 % 250 + ".0." + i % 250 : one;
                api.sendFrom(
                        client, HttpMethod.GET, "/" + word(i) + "/" + word(i * 31 % 17_000) + "/" + word(i / 3), 200);
                if (i % 40 == 0) {
                    api.sendFrom(
                            "192.0.2." + random.nextInt(200),
                            HttpMethod.GET,
                            "/checkout/payment/card" + i / 4_000,
                            200);
                }
            }
            assertThat(api.namer().endpoints()).extracting(Endpoint::name).contains("/checkout/payment/card4");
            assertThat(api.namer().minted()).isLessThanOrEqualTo(EndpointSettings.DEFAULT_BUDGET);
        }
    }

    @Test
    void what_one_client_asks_for_in_a_burst_of_new_paths_has_no_place() {
        Requests api = Requests.withRoutes();
        for (int i = 0; i < 400; i++) {
            api.sendFrom("192.0.2." + i % 200, HttpMethod.GET, "/orders/" + i, 200);
        }
        for (int i = 0; i < 300; i++) {
            api.sendFrom("198.51.100.7", HttpMethod.GET, "/index.php/" + word(i) + "/" + word(300 + i), 200);
        }

        assertThat(api.namer().named()).isLessThanOrEqualTo(2 + Bursts.NAMES);
    }

    @Test
    void one_client_that_is_all_there_is_has_its_routes_named() {
        Requests api = Requests.withRoutes();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 120; i++) {
                api.sendFrom("192.0.2.1", HttpMethod.GET, page(i), 200);
            }
        }
        for (int i = 0; i < 120; i++) {
            assertThat(api.sendFrom("192.0.2.1", HttpMethod.GET, page(i), 200).name())
                    .isEqualTo(page(i));
        }
    }

    @Test
    void without_learning_names_wait_only_where_no_place_is_left() {
        Requests plain = new Requests(new EndpointNamer(new EndpointSettings(List.of(), BUDGET, false)));
        for (int i = 0; i < BUDGET; i++) {
            assertThat(plain.get(page(i)).name()).isEqualTo(page(i));
        }
        assertThat(plain.get("/orders/late")).isSameAs(Endpoint.OTHER);
        assertThat(plain.get("/orders/late").name()).isEqualTo("/orders/late");
    }

    @Test
    void in_whatever_order_busy_routes_have_places() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            paths.addAll(Collections.nCopies(40, "/busy/" + word(i) + "/x"));
        }
        for (int i = 0; i < 600; i++) {
            paths.add(page(i));
        }
        Set<String> busy = new HashSet<>();
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(paths, new Random(seed));
            Requests api = Requests.withBudget(BUDGET);
            paths.forEach(api::get);
            busy.clear();
            api.namer().endpoints().forEach(endpoint -> busy.add(endpoint.name()));
            assertThat(busy.stream().filter(name -> name.startsWith("/busy/"))).hasSizeGreaterThanOrEqualTo(18);
        }
    }

    @Test
    void after_a_restart_those_asked_for_least_hold_no_place() {
        for (int i = 0; i < BUDGET; i++) {
            requests.get(page(i));
            requests.get(page(i));
        }
        for (int i = 0; i < 10; i++) {
            requests.get("/orders/late");
        }
        Requests after = Requests.withBudget(BUDGET);
        after.namer().restore(requests.namer().state());

        assertThat(after.namer().minted()).isEqualTo(BUDGET);
        assertThat(after.namer().named()).isEqualTo(BUDGET + 1);
        assertThat(after.get("/orders/late").name()).isEqualTo("/orders/late");
    }
}
