package io.apilog.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.apilog.http.ServedSite;
import io.apilog.http.access.WebAccess;
import io.apilog.http.login.Users;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages with what is not for everybody. */
@Timeout(60)
class GuardedPageTest {
    private ServedSite served;

    @BeforeEach
    void start() throws Exception {
        served = ServedSite.start();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void this_machine_sees_it_without_a_login() throws Exception {
        assertThat(served.get("/-/guarded").body()).isEqualTo("text\n");
    }

    @Test
    void json_is_answered_where_it_is_asked_for() throws Exception {
        assertThat(served.get("/-/guarded", "Accept", "application/json").body())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"})
    void nobody_sees_it_through_a_proxy_on_this_machine(String header) throws Exception {
        assertThat(served.get("/-/guarded", header, "192.0.2.1").statusCode()).isEqualTo(403);
    }

    @Test
    void whoever_logged_in_sees_it_from_anywhere() throws Exception {
        Users users = new Users(
                Map.of("alice", BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "secret".toCharArray())));
        served.access = new WebAccess(Optional.empty(), true, Map.of(), users, Optional.empty());
        String alice = "Basic " + Base64.getEncoder().encodeToString("alice:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(served.get("/-/guarded").statusCode()).isEqualTo(401);
        assertThat(served.get("/-/guarded", "Authorization", alice, "X-Forwarded-For", "192.0.2.1")
                        .body())
                .isEqualTo("text\n");
    }
}
