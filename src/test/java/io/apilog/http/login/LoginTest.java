package io.apilog.http.login;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    private static final String ADDRESS = "192.0.2.1";
    private static final Duration ONE_CHECK = Duration.ofMillis(100);
    /** Of "secret" at cost 4. */
    private static final String HASH = BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "secret".toCharArray());

    private static final Users USERS = new Users(Map.of("alice", HASH));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final AtomicInteger timesAsked = new AtomicInteger();
    /** Each check begins and ends with a question for the time: it takes a tenth of a second. */
    private final Login login = new Login(() -> now, () -> timesAsked.getAndIncrement() * ONE_CHECK.toNanos());

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(String credentials) {
        return login.answer(USERS, basic(credentials), ADDRESS);
    }

    private int checks() {
        return timesAsked.get() / 2;
    }

    @Test
    void nobody_is_asked_where_there_are_no_users() {
        assertThat(login.answer(Users.NONE, null, ADDRESS)).isEqualTo(Answer.WELCOME);
    }

    @Test
    void the_right_password_is_welcome() {
        assertThat(answer("alice:secret")).isEqualTo(Answer.WELCOME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice:wrong", "alice:", "bob:secret", ":secret", "ALICE:secret", "alice:secret "})
    void anything_else_is_unknown(String credentials) {
        assertThat(answer(credentials)).isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic ????", "Basic YWxpY2U=", "Bearer x", "Basic /////w=="})
    void a_header_that_cannot_be_read_is_unknown_and_costs_no_check(String header) {
        assertThat(login.answer(USERS, header, ADDRESS)).isEqualTo(Answer.UNKNOWN);
        assertThat(checks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a", "$2b", "$2x", "$2y"})
    void hashes_of_every_implementation_are_taken(String version) {
        Users users = new Users(Map.of("alice", version + HASH.substring(3)));
        assertThat(login.answer(users, basic("alice:secret"), ADDRESS)).isEqualTo(Answer.WELCOME);
    }

    @Test
    void a_password_that_was_right_is_checked_once() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(answer("alice:secret")).isEqualTo(Answer.WELCOME);
        }
        assertThat(checks()).isOne();
    }

    @Test
    void a_password_that_was_wrong_is_checked_once() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(answer("alice:wrong")).isEqualTo(Answer.UNKNOWN);
        }
        assertThat(checks()).isOne();
    }

    @Test
    void a_name_that_nobody_has_costs_a_check_too() {
        answer("nobody:secret");
        assertThat(checks()).isOne();
    }

    @Test
    void a_changed_hash_is_checked_anew() {
        answer("alice:secret");
        Users changed = new Users(
                Map.of("alice", BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "other".toCharArray())));
        assertThat(login.answer(changed, basic("alice:secret"), ADDRESS)).isEqualTo(Answer.UNKNOWN);
        assertThat(login.answer(changed, basic("alice:other"), ADDRESS)).isEqualTo(Answer.WELCOME);
    }

    @Test
    void an_address_that_guesses_is_checked_ten_times_a_minute() {
        for (int i = 0; i < 100; i++) {
            answer("alice:guess" + i);
        }
        assertThat(checks()).isEqualTo(10);
        now = now.plusSeconds(60);
        assertThat(answer("alice:guess100")).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void one_that_guesses_does_not_lock_others_out() {
        for (int i = 0; i < 100; i++) {
            answer("alice:guess" + i);
        }
        assertThat(login.answer(USERS, basic("alice:secret"), "192.0.2.2")).isEqualTo(Answer.WELCOME);
    }

    @Test
    void whoever_was_right_before_stays_welcome_while_others_guess() {
        answer("alice:secret");
        for (int i = 0; i < 10_000; i++) {
            login.answer(USERS, basic("alice:guess" + i), "192.0.2." + i % 256);
        }
        assertThat(answer("alice:secret")).isEqualTo(Answer.WELCOME);
    }

    @Test
    void checks_of_many_addresses_take_two_seconds_then_a_tenth_of_a_processor() {
        for (int i = 0; i < 10_000; i++) {
            login.answer(USERS, basic("alice:guess" + i), "198.51.100." + i);
        }
        assertThat(checks()).isEqualTo(20);
        for (int second = 0; second < 60; second++) {
            now = now.plusSeconds(1);
            for (int i = 0; i < 100; i++) {
                login.answer(USERS, basic("alice:later" + second + "-" + i), "203.0.113." + second + "-" + i);
            }
        }
        assertThat(checks()).isEqualTo(80);
    }

    @Test
    void a_clock_that_is_set_back_earns_nothing_and_breaks_nothing() {
        answer("alice:wrong");
        now = now.minus(Duration.ofDays(1));
        assertThat(login.answer(USERS, basic("alice:secret"), "192.0.2.9")).isEqualTo(Answer.WELCOME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$1$abcdefgh$abcdefghijklmnopqrstu.",
                "$2y$10$short",
                "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=",
                "$2y$99$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG",
                "$2y$03$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG"
            })
    void what_is_no_bcrypt_hash_is_refused_without_being_shown(String hash) {
        assertThat(Users.faultOf(hash)).isPresent();
        if (hash.length() > 10) {
            assertThat(Users.faultOf(hash).orElseThrow()).doesNotContain(hash.substring(4));
        }
    }

    @Test
    void nothing_prints_passwords_or_hashes() {
        assertThat(USERS.toString()).doesNotContain(HASH);
        assertThat(new Credentials("alice", "secret").toString()).doesNotContain("secret");
    }
}
