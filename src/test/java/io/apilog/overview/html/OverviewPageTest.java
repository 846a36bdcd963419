package io.apilog.overview.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.overview.Example;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OverviewPageTest {
    private final OverviewPage page = new OverviewPage(List.of());

    @Test
    void its_policy_lets_in_its_own_script_and_style_and_nothing_else() throws Exception {
        assertThat(page.policy())
                .startsWith("default-src 'none'; ")
                .contains("script-src '" + hashOf("script") + "';", "style-src '" + hashOf("style") + "';")
                .contains("connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void nothing_in_it_asks_another_server_or_needs_what_the_policy_forbids() {
        assertThat(page.write(Example.full(), List.of()))
                .doesNotContain(" src=", "//www.google", " style=", "onclick", "onload", "@import", "url(")
                .doesNotContainPattern("<(?!a )[^>]*=\"https?:");
    }

    @Test
    void its_links_lead_on_without_saying_who_led_there() {
        String written = new OverviewPage(
                        List.of(new PageLink("dash<boards>", "https://grafana.example.com/?a=1&b=\"2")))
                .write(Example.empty(), List.of());

        assertThat(written)
                .contains(
                        "<a rel=\"noreferrer\" href=\"https://grafana.example.com/?a=1&amp;b=&quot;2\">dash&lt;boards&gt;</a>")
                .contains("apilog-exporter/tree/main/docs\">docs</a>");
    }

    @Test
    void it_names_the_program_and_since_when_it_is_up() {
        assertThat(page.write(Example.empty(), List.of()))
                .contains("apilog-exporter", "1.2.3", "abc1234", "2026-01-01 00:00:00 UTC", "1 h 1 min");
    }

    @Test
    void an_operation_has_its_rate_errors_and_quantiles() {
        assertThat(text(page.write(Example.full(), List.of())))
                .contains("GET /users/{id}", "66.7/s", "3.1 %", "1.2 %", "100 ms", "917 ms", "> 1.00 s");
    }

    @Test
    void a_file_says_for_how_long_its_oldest_line_has_waited() {
        assertThat(page.write(Example.full(), List.of())).contains("2.0 KiB", "1 min 15 s");
    }

    @Test
    void it_says_where_counts_are_kept_or_that_nothing_is() {
        assertThat(page.write(Example.full(), List.of())).contains("web, saved just now");
        assertThat(page.write(Example.empty(), List.of())).contains("Nothing survives a restart");
    }

    @Test
    void what_was_lost_is_shown_by_reason_and_path() {
        assertThat(text(page.write(Example.full(), List.of())))
                .contains("no_match", "89", "4,321", "77", "5 filtered by a setting");
    }

    @Test
    void budgets_have_a_bar() {
        assertThat(page.write(Example.full(), List.of())).contains("of 20,000", "width=\"97.5%\"");
    }

    @Test
    void its_links_work_under_any_path() {
        assertThat(page.write(Example.empty(), List.of()))
                .contains("href=\"metrics\"", "href=\"-/healthy\"", "href=\"-/ready\"", "href=\"-/overview\"");
    }

    @Test
    void what_a_finding_says_to_look_at_can_be_followed() {
        assertThat(page.write(Example.withRemedy("/-/why has the others"), List.of()))
                .contains("<a href=\"-/why\">/-/why</a> has the others.");
        assertThat(page.write(Example.withRemedy("look at /-/<b>"), List.of())).contains("look at /-/&lt;b&gt;.");
    }

    @Test
    void empty_sections_say_so() {
        assertThat(page.write(Example.empty(), List.of()))
                .contains("No file is followed", "No request was counted yet");
    }

    @Test
    void whatever_comes_from_outside_is_escaped() {
        String hostile = "</style></title><script>alert('x')</script>\"'&";
        String written = page.write(Example.with(hostile), List.of());
        assertThat(written)
                .containsOnlyOnce("<script")
                .containsOnlyOnce("</title>")
                .containsOnlyOnce("</style>");
        assertThat(written.split("&lt;script&gt;", -1)).hasSizeGreaterThan(20);
    }

    @Test
    void more_operations_than_fit_are_folded_and_of_very_many_the_rest_is_counted() {
        String written = page.write(Example.operations(130), List.of());
        assertThat(written).contains("/e19<", "<summary>110 more</summary>", "/e99<", "and 30 more");
        assertThat(written).doesNotContain("/e100<");
    }

    private String hashOf(String element) throws Exception {
        Matcher matcher = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(page.write(Example.empty(), List.of()));
        assertThat(matcher.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(matcher.group(1).getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    private static String text(String html) {
        return html.replaceAll("(?s)<style>.*?</style>|<[^>]*>", "").replace("&gt;", ">");
    }
}
