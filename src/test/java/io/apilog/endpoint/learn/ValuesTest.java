package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are told to be values by how they look, by where else they stand, and by the little that comes behind them. */
class ValuesTest {
    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private void getAll(String prefix, List<String> names, String suffix) {
        names.forEach(name -> requests.get(prefix + name + suffix));
    }

    @Test
    void capitals_in_front_of_ids_are_part_of_the_value_whatever_is_done_with_it() {
        for (String prefix : List.of("TSH", "MUG", "CAP", "BAG")) {
            for (int i = 1000; i < 1004; i++) {
                requests.send(HttpMethod.POST, "/basket/put/" + prefix + "-" + i, 201);
            }
        }

        assertThat(requests.send(HttpMethod.POST, "/basket/put/SCK-1700", 201).name())
                .isEqualTo(requests.send(HttpMethod.POST, "/basket/put/TSH-1001", 201)
                        .name())
                .isEqualTo("/basket/put/{param}");
    }

    @Test
    void vouchers_are_values_from_the_eighth_on_though_they_are_sent() {
        for (int i = 10; i < 18; i++) {
            requests.send(HttpMethod.POST, "/basket/voucher/AUTUMN" + i, 201);
        }

        assertThat(requests.send(HttpMethod.POST, "/basket/voucher/HELLO77", 201)
                        .name())
                .isEqualTo("/basket/voucher/{param}");
    }

    @Test
    void words_in_front_of_ids_stay_beside_each_other_while_they_are_few() {
        for (String prefix : List.of("order", "parcel", "return", "box")) {
            requests.get("/track/" + prefix + "-17000");
        }

        assertThat(requests.get("/track/order-17001").name()).isEqualTo("/track/order-{id}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EUR USD GBP CHF",
                "BER FRA LHR OSL",
                "TSH-RED-S TSH-BLU-M JKT-BLK-XL BAG-RED-S",
                "DEUTDEFF COBADEFFXXX INGDDEFF BELADEBE"
            })
    void codes_in_capitals_are_values_from_the_fourth_on(String codes) {
        getAll("/rates/", List.of(codes.split(" ", -1)), "");

        assertThat(get("/rates/SEK")).isEqualTo("/rates/{param}");
        assertThat(get("/rates/latest")).isEqualTo("/rates/latest");
        assertThat(get("/rates/historical")).isEqualTo("/rates/historical");
    }

    @Test
    void capitals_that_are_sent_to_by_post_are_operations() {
        List.of("PAY", "REFUND", "VOID", "SETTLE", "AUTH")
                .forEach(word -> requests.send(HttpMethod.POST, "/gateway/" + word, 200));

        assertThat(get("/gateway/PAY")).isEqualTo("/gateway/PAY");
    }

    @Test
    void capitals_with_words_of_their_own_behind_them_are_words() {
        requests.get("/sap/CRM/customers");
        requests.get("/sap/HR/employees");
        requests.get("/sap/FI/ledgers");
        requests.get("/sap/MM/materials");
        requests.get("/sap/SD/deliveries");

        assertThat(get("/sap/HR/employees")).isEqualTo("/sap/HR/employees");
    }

    @Test
    void names_with_an_at_sign_are_values_and_leave_the_words_beside_them_alone() {
        getAll("/@", List.of("ann", "ben", "carla", "david", "elena", "felix", "greta", "hugo"), "");

        assertThat(get("/@ines")).isEqualTo("/{param}");
        assertThat(get("/explore")).isEqualTo("/explore");
    }

    @Test
    void names_that_are_values_in_one_place_are_values_in_another() {
        List<String> users =
                List.of("ann", "ben", "carla", "david", "elena", "felix", "greta", "hugo", "ines", "jonas");
        getAll("/users/", users, "");
        getAll("/users/", users, "");
        getAll("/avatar/", users, "/64");

        assertThat(get("/avatar/greta/64")).isEqualTo("/avatar/{param}/{id}");
    }

    @Test
    void names_in_front_of_the_coordinates_of_tiles_are_layers() {
        getAll("/maps/", List.of("streets", "satellite", "terrain"), "/12/2145/1387.png");

        assertThat(get("/maps/streets/3/4/5.png")).isEqualTo("/maps/{param}/{id}/{id}/{id}.png");
        assertThat(get("/maps/dark/3/4/5.png")).isEqualTo("/maps/{param}/{id}/{id}/{id}.png");
    }

    @Test
    void a_tile_with_the_number_of_an_error_is_no_page() {
        assertThat(get("/maps/12/2145/446.png")).isEqualTo("/maps/{id}/{id}/{id}.png");
        assertThat(get("/404.html")).isEqualTo("/404.html");
        assertThat(get("/500.php")).isEqualTo("/500.php");
    }

    @Test
    void four_names_with_a_digit_and_the_same_behind_them_are_values() {
        for (String quality : List.of("360k", "480k", "720k", "1080k")) {
            requests.get("/live/" + quality + "/playlist.m3u8");
            requests.get("/live/" + quality + "/init.mp4v");
        }

        assertThat(get("/live/2160k/playlist.m3u8")).isEqualTo("/live/{param}/playlist.m3u8");
    }

    @Test
    void a_few_numbered_names_beside_many_ids_are_ids() {
        for (int i = 0; i < 50; i++) {
            requests.get("/filter/" + i);
        }
        getAll("/filter/", List.of("p1", "b58"), "");

        assertThat(get("/filter/p7")).isEqualTo("/filter/{id}");
    }

    @Test
    void tokens_without_a_digit_have_the_name_of_those_with_one() {
        for (int i = 0; i < 20; i++) {
            requests.get("/hooks/x7Kd9QmZ2p" + (char) ('a' + i));
        }
        getAll("/hooks/", List.of("VVOPGvGtOO", "VPbdWukfXO", "eTGhNwkfGO", "KpQwrTzXLm"), "");

        assertThat(get("/hooks/QmWnbRtzKP")).isEqualTo("/hooks/{id}");
    }

    @Test
    void a_parameter_that_took_the_name_of_a_shape_has_it_after_a_restart() {
        for (int i = 0; i < 50; i++) {
            requests.get("/find/two%20words" + i);
        }
        getAll("/find/", List.of("sofas", "chairs", "tables", "lamps", "rugs", "beds", "desks", "shelves"), "");
        EndpointNamer next = new EndpointNamer(EndpointSettings.DEFAULT);
        next.restore(requests.namer().state());

        assertThat(next.state()).isEqualTo(requests.namer().state());
        assertThat(new Requests(next).get("/find/benches").name()).isEqualTo("/find/{slug}");
    }
}
