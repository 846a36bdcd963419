package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of an API that look like values: a number of one digit, a date. */
class ApiVersionsTest {
    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/api/3", "/api/2", "/2012-09-30", "/shop/api/2025-07", "/2019-04"})
    void a_version_where_an_api_begins_stays_as_it_is(String version) {
        for (int i = 0; i < 30; i++) {
            get(version + "/parcels/" + i);
            get(version + "/carriers.json");
        }

        assertThat(get(version + "/parcels/77")).isEqualTo(version + "/parcels/{id}");
        assertThat(get(version + "/carriers.json")).isEqualTo(version + "/carriers.json");
    }

    @Test
    void three_versions_side_by_side_are_three_apis() {
        for (String version : new String[] {"1", "2", "3"}) {
            get("/api/" + version + "/parcels");
            get("/api/" + version + "/parcels/4711");
        }

        assertThat(get("/api/1/parcels/4712")).isEqualTo("/api/1/parcels/{id}");
        assertThat(get("/api/3/parcels")).isEqualTo("/api/3/parcels");
    }

    @Test
    void days_are_values_from_the_fourth_on() {
        for (String day : new String[] {"2026-03-01", "2026-03-02", "2026-03-03"}) {
            assertThat(get("/" + day + "/weather")).isEqualTo("/" + day + "/weather");
        }

        assertThat(get("/2026-03-04/weather")).isEqualTo("/{date}/weather");
        assertThat(get("/2026-03-01/weather")).isEqualTo("/{date}/weather");
        assertThat(get("/2026-03-05/weather")).isEqualTo("/{date}/weather");
    }

    @Test
    void many_dates_at_the_root_are_versions_if_each_has_paths_of_its_own() {
        for (int year = 2012; year < 2026; year++) {
            get("/" + year + "-03-31/parcels/17/part" + (char) ('a' + year - 2012));
            get("/" + year + "-03-31/parcels");
        }

        assertThat(get("/2012-03-31/parcels/18/parta")).isEqualTo("/2012-03-31/parcels/{id}/parta");
        assertThat(get("/2023-03-31/parcels/18/partl")).isEqualTo("/2023-03-31/parcels/{id}/partl");
        assertThat(get("/2025-03-31/parcels/18/partn")).isEqualTo("/2025-03-31/parcels/{id}/partn");
    }

    @Test
    void many_more_dates_at_the_root_are_values() {
        for (int day = 10; day < 30; day++) {
            get("/2026-03-" + day + "/part" + (char) ('a' + day));
        }

        assertThat(get("/2026-03-10/partk")).isEqualTo("/{date}/partk");
    }

    @Test
    void a_digit_behind_the_name_of_one_of_several_apis_is_a_version() {
        assertThat(get("/wiki/rest/indexing/1/queue")).isEqualTo("/wiki/rest/indexing/1/queue");
        assertThat(get("/wiki/rest/indexing/1/queue/4711")).isEqualTo("/wiki/rest/indexing/1/queue/{id}");
        assertThat(get("/wiki/rest/parcels/1/label")).isEqualTo("/wiki/rest/parcels/{id}/label");
        assertThat(get("/wiki/rest/customer/1/label")).isEqualTo("/wiki/rest/customer/{id}/label");
    }

    @Test
    void a_digit_is_an_id_behind_such_a_name_too_where_others_stand() {
        get("/rest/basket/1/label");
        get("/rest/basket/17/weight");

        assertThat(get("/rest/basket/1/label")).isEqualTo("/rest/basket/{id}/label");
    }

    @Test
    void a_number_of_one_digit_is_an_id_where_other_numbers_stand_in_front_of_the_same() {
        get("/api/3/label");
        get("/api/17/label");

        assertThat(get("/api/3/label")).isEqualTo("/api/{id}/label");
        assertThat(get("/api/4/label")).isEqualTo("/api/{id}/label");
    }

    @Test
    void a_version_stays_beside_ids_in_front_of_something_else_whichever_comes_first() {
        get("/api/4711/upload");
        get("/api/0/teams");
        get("/api/0/teams/9");
        get("/api/4712/upload");

        assertThat(get("/api/0/teams/17")).isEqualTo("/api/0/teams/{id}");
        assertThat(get("/api/4713/upload")).isEqualTo("/api/{id}/upload");
        assertThat(get("/api/7/upload")).isEqualTo("/api/{id}/upload");
    }

    @Test
    void a_number_of_one_digit_elsewhere_or_in_front_of_a_value_or_of_nothing_is_an_id() {
        assertThat(get("/parcels/3/label")).isEqualTo("/parcels/{id}/label");
        assertThat(get("/api/3/4")).isEqualTo("/api/{id}/{id}");
        assertThat(get("/api/3")).isEqualTo("/api/{id}");
        assertThat(get("/parcels/2026-03-01/label")).isEqualTo("/parcels/{date}/label");
    }

    @Test
    void without_learning_each_segment_alone_decides() {
        Requests plain = new Requests(new EndpointNamer(
                new EndpointSettings(EndpointSettings.DEFAULT.routes(), EndpointSettings.DEFAULT.budget(), false)));

        assertThat(plain.get("/rest/api/3/parcels").name()).isEqualTo("/rest/api/{id}/parcels");
    }

    @Test
    void a_restart_forgets_no_version() {
        get("/rest/api/3/parcels/4711");
        get("/rest/api/2/parcels/4711");
        EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
        namer.restore(requests.namer().state());
        Requests again = new Requests(namer);

        assertThat(again.get("/rest/api/3/parcels/5").name()).isEqualTo("/rest/api/3/parcels/{id}");
        assertThat(again.get("/rest/api/2/parcels/5").name()).isEqualTo("/rest/api/2/parcels/{id}");
    }

    @Test
    void what_a_state_has_as_ids_stays_one_route() {
        for (int i = 11; i < 20; i++) {
            get("/api/" + i + "/label");
        }
        EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
        namer.restore(requests.namer().state());

        assertThat(new Requests(namer).get("/api/3/label").name()).isEqualTo("/api/{id}/label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.", "2.", "v58."})
    void releases_of_two_numbers_are_values_from_the_fourth_on(String release) {
        for (int minor = 0; minor < 3; minor++) {
            get("/manual/" + release + minor + "/guide/search");
            assertThat(get("/manual/" + release + minor + "/search"))
                    .isEqualTo("/manual/" + release + minor + "/search");
        }

        assertThat(get("/manual/" + release + "3/search")).isEqualTo("/manual/{version}/search");
        assertThat(get("/manual/" + release + "1/guide/search")).isEqualTo("/manual/{version}/guide/search");
        assertThat(get("/manual/" + release + "9/search")).isEqualTo("/manual/{version}/search");
    }

    @Test
    void names_behind_many_releases_are_learned_as_elsewhere() {
        List<String> modules =
                List.of("core", "wire", "store", "cache", "mailer", "crypto", "parser", "views", "events");
        for (int minor = 0; minor < 6; minor++) {
            for (String module : modules) {
                get("/manual/v3." + minor + "/modules/" + module + "/symbols");
                get("/manual/v3." + minor + "/modules/" + module + "/notes");
                get("/manual/v3." + minor + "/modules/" + module + "/search");
            }
        }

        assertThat(get("/manual/v3.2/modules/wire/notes")).isEqualTo("/manual/{version}/modules/{param}/notes");
    }

    @Test
    void versions_without_a_second_number_stay_beside_releases() {
        for (int i = 1; i < 7; i++) {
            get("/api/v" + i + "/parcels");
            get("/api/v2." + i + "/parcels");
        }

        assertThat(get("/api/v5/parcels")).isEqualTo("/api/v5/parcels");
        assertThat(get("/api/v2.5/parcels")).isEqualTo("/api/{version}/parcels");
    }

    @Test
    void a_restart_forgets_no_releases() {
        for (int minor = 0; minor < 5; minor++) {
            get("/manual/v1." + minor + "/search");
        }
        EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
        namer.restore(requests.namer().state());

        assertThat(new Requests(namer).get("/manual/v1.8/search").name()).isEqualTo("/manual/{version}/search");
    }

    @Test
    void a_code_that_begins_with_a_v_is_no_version() {
        for (String code : new String[] {"V7KQ2M", "K4TR9X", "V2BXQ8", "N9MMD3", "V8RWT1"}) {
            get("/trips/" + code);
            get("/trips/" + code + "/seats");
        }

        assertThat(get("/trips/V3PLX9/seats"))
                .isEqualTo(get("/trips/H3PLX9/seats"))
                .startsWith("/trips/{");
    }
}
