package io.apilog.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.http.ListenException;
import io.apilog.http.RawConnection;
import io.apilog.http.ServedSite;
import io.apilog.http.access.WebAccess;
import io.apilog.overview.Example;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LandingPageTest {
    private ServedSite served;

    @BeforeEach
    void start() throws ListenException {
        served = ServedSite.start();
        served.overview = Example.full();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void it_may_load_nothing_and_be_stored_nowhere() throws Exception {
        HttpResponse<String> response = served.get("/");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(response.body()).contains("/users/{id}");
    }

    @Test
    void a_policy_of_the_web_configuration_wins() throws Exception {
        served.access = new WebAccess(
                Optional.empty(),
                true,
                Map.of("Content-Security-Policy", "frame-ancestors 'self'"),
                WebAccess.OPEN.users(),
                Optional.empty());
        assertThat(served.get("/").headers().allValues("Content-Security-Policy"))
                .containsExactly("frame-ancestors 'self'");
    }

    @Test
    void the_same_is_there_as_json() throws Exception {
        HttpResponse<String> response = served.get("/-/overview");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.body()).contains("\"endpoint\" : \"/users/{id}\"");
    }

    @Test
    void both_are_shown_under_names_of_this_machine_alone() throws Exception {
        for (String path : new String[] {"/", "/-/overview"}) {
            try (RawConnection connection = new RawConnection(served)) {
                connection.send("GET " + path + " HTTP/1.1\r\nHost: evil.example.com\r\n\r\n");
                assertThat(connection.statusLine()).isEqualTo("HTTP/1.1 421 Misdirected Request");
            }
        }
    }

    @Test
    void guarded_pages_are_linked_for_whoever_is_shown_them() throws Exception {
        assertThat(served.get("/").body()).contains("href=\"-/guarded\">guarded</a>");
        assertThat(served.get("/", "X-Forwarded-For", "192.0.2.1").body()).doesNotContain("-/guarded");
    }

    @Test
    void what_cannot_be_drawn_up_is_a_500() throws Exception {
        served.overview = null;
        assertThat(served.get("/").statusCode()).isEqualTo(500);
        assertThat(served.get("/-/overview").statusCode()).isEqualTo(500);
        assertThat(served.get("/metrics").statusCode()).isEqualTo(200);
    }
}
