package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.EndpointState;
import io.apilog.endpoint.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shapes name in one place is one parameter where it goes on alike. */
class OneShapeTest {
    /** All is looked at again after so many requests. */
    private static final int REVIEW = 256;

    private Requests requests = Requests.withRoutes();

    private void send(int times, String... targets) {
        for (int i = 0; i < times; i++) {
            for (String target : targets) {
                requests.get(target.replace("#", String.valueOf(i + 1)));
            }
        }
    }

    private String name(String target) {
        return requests.get(target).name();
    }

    @ParameterizedTest
    @CsvSource({
        "/filter/b1%2Cp#, /filter/%D9%85#, /filter/{list}, /filter/{slug}",
        "/wiki/Na%C3%AFve_#, /wiki/20#, /wiki/{slug}, /wiki/{id}",
        "/manuals/1.4.#, /manuals/#, /manuals/{version}, /manuals/{id}"
    })
    void what_is_asked_for_most_names_all(String most, String other, String name, String before) {
        send(1, most, other);
        assertThat(name(other.replace('#', '7'))).isEqualTo(before);
        send(REVIEW / 3, most, most, other);

        assertThat(name(most.replace('#', '8'))).isEqualTo(name);
        assertThat(name(other.replace('#', '9'))).isEqualTo(name);
    }

    @Test
    void what_comes_behind_is_put_together() {
        send(REVIEW, "/members/#", "/members/#", "/members/#/orders", "/members/ann%20#", "/members/ann%20#/orders");

        assertThat(name("/members/bob%20lee/orders")).isEqualTo("/members/{id}/orders");
        assertThat(name("/members/bob%20lee")).isEqualTo("/members/{id}");
    }

    @Test
    void what_goes_on_in_another_way_stays_apart() {
        send(REVIEW, "/parts/#/stock", "/parts/#/price", "/parts/left%20wheel#");

        assertThat(name("/parts/left%20wheel")).isEqualTo("/parts/{slug}");
        assertThat(name("/parts/17/stock")).isEqualTo("/parts/{id}/stock");
    }

    @Test
    void what_others_go_on_from_and_hardly_end_at_takes_in_nothing() {
        send(REVIEW, "/parts/#/stock", "/parts/#/price", "/parts/left%20wheel#");
        send(3, "/parts/#");
        send(REVIEW, "/parts/#/stock");

        assertThat(name("/parts/left%20wheel")).isEqualTo("/parts/{slug}");
    }

    @ParameterizedTest
    @CsvSource({
        "/members/#, /members/ann@example.com, /members/{email}",
        "/hosts/#, /hosts/192.0.2.7, /hosts/{ip}",
        "/days/#, /days/2026-11-03, /days/{date}",
        "/thumbs/#, /thumbs/640x480, /thumbs/{size}",
        "/texts/#, /texts/de-DE, /texts/{locale}",
        "/#, /left%20wheel, /{slug}"
    })
    void addresses_dates_sizes_languages_and_the_pages_of_a_site_stay_apart(String most, String other, String name) {
        send(REVIEW, most, other);

        assertThat(name(other)).isEqualTo(name);
    }

    @Test
    void names_that_become_values_later_have_the_same_name() {
        send(REVIEW, "/filter/b1%2Cp#", "/filter/%D9%85#");
        send(20, "/filter/b#", "/filter/q#x");

        assertThat(name("/filter/b99")).isEqualTo("/filter/{list}");
    }

    @Test
    void they_stay_one_over_a_restart() {
        send(REVIEW, "/filter/b1%2Cp#", "/filter/%D9%85#");
        EndpointNamer after = new EndpointNamer(EndpointSettings.DEFAULT);
        after.restore(requests.namer().state());
        requests = new Requests(after);

        assertThat(name("/filter/%D9%84")).isEqualTo("/filter/{list}");
        assertThat(name("/filter/b2%2Cp4")).isEqualTo("/filter/{list}");
    }

    @Test
    void a_state_that_names_none_of_them_tells_nothing() {
        send(REVIEW, "/filter/b1%2Cp#", "/filter/%D9%85#");
        EndpointNamer after = new EndpointNamer(EndpointSettings.DEFAULT);
        after.restore(new EndpointState(
                List.of(),
                requests.namer().state().positions().stream()
                        .filter(position -> !position.path().contains("{"))
                        .toList()));
        requests = new Requests(after);

        assertThat(name("/filter/%D9%84")).isEqualTo("/filter/{slug}");
    }
}
