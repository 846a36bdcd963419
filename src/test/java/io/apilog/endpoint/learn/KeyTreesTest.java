package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Trees of any depth behind words alone: of packages, of keys without endings; and what is none. */
class KeyTreesTest {
    private static final List<String> FOLDERS = List.of("mail", "shop", "eu", "crew", "depot", "lab");
    private static final List<String> GROUPS =
            List.of("com/oakline/till", "com/oakline/scale", "org/quill/pen", "org/quill", "io/brook", "net/far/reach");

    private final Requests requests = Requests.withRoutes();
    private final Random random = new Random(5);

    private String get(String path) {
        return requests.get(path).name();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String key(int i) {
        StringBuilder path = new StringBuilder();
        for (int depth = 1 + random.nextInt(3); depth > 0; depth--) {
            path.append('/').append(one(FOLDERS));
        }
        return path + "/" + (char) ('a' + i % 26) + (char) ('k' + i / 26) + "imeout";
    }

    private String artifact(int i) {
        String version = "1." + i % 7 + "." + i % 5;
        String name = "part" + (char) ('a' + i % 23);
        return "/" + one(GROUPS) + "/" + name + "/" + version + "/" + name + "-" + version
                + one(List.of(".jar", ".pom", ".pom.sha1"));
    }

    @Test
    void keys_without_endings_at_several_depths_are_one_path() {
        for (int i = 0; i < 400; i++) {
            get("/v1/store" + key(i % 60));
            get("/v1/peers/" + i);
        }

        assertThat(get("/v1/store/lab/eu/mail/port")).isEqualTo("/v1/store/{path}");
        assertThat(get("/v1/store/crew/name")).isEqualTo("/v1/store/{path}");
        assertThat(get("/v1/peers/7")).isEqualTo("/v1/peers/{id}");
    }

    @Test
    void words_in_front_of_trees_of_keys_stay_apart() {
        for (int i = 0; i < 400; i++) {
            String key = key(i % 60);
            get("/v1/vault/data" + key);
            get("/v1/vault/metadata" + key);
        }

        assertThat(get("/v1/vault/data/lab/eu/port")).isEqualTo("/v1/vault/data/{path}");
        assertThat(get("/v1/vault/metadata/lab/eu/port")).isEqualTo("/v1/vault/metadata/{path}");
    }

    @Test
    void words_at_several_depths_with_ids_among_them_are_an_api() {
        for (int i = 0; i < 400; i++) {
            get("/admin/" + one(FOLDERS) + "/" + i + "/" + one(FOLDERS) + "/" + one(FOLDERS));
            get("/admin/" + one(FOLDERS) + "/" + one(FOLDERS));
            get("/admin/" + one(FOLDERS) + "/" + i);
        }

        assertThat(get("/admin/lab/7")).endsWith("/{id}");
    }

    @Test
    void packages_at_several_depths_behind_a_word_are_one_path() {
        for (int i = 0; i < 300; i++) {
            get("/packages2" + artifact(i));
        }

        assertThat(get("/packages2/com/oakline/till/crate/3.1.4/crate-3.1.4.pom"))
                .isEqualTo("/packages2/{path}");
        assertThat(get("/packages2/new/maker/crate/3.1.4/crate-3.1.4.jar")).isEqualTo("/packages2/{path}");
    }

    @Test
    void two_stores_of_packages_stay_apart() {
        for (int i = 0; i < 300; i++) {
            get("/content/releases" + artifact(i));
            get("/content/snapshots" + artifact(i));
        }

        assertThat(get("/content/releases/com/oakline/crate/3.1.4/crate-3.1.4.pom"))
                .isEqualTo("/content/releases/{path}");
        assertThat(get("/content/snapshots/com/oakline/crate/3.1.4/crate-3.1.4.pom"))
                .isEqualTo("/content/snapshots/{path}");
    }

    @Test
    void stores_of_packages_are_values_when_they_are_many() {
        for (int i = 0; i < 600; i++) {
            get("/content/" + one(List.of("ours", "theirs", "mirror", "attic", "lab")) + artifact(i));
        }

        assertThat(get("/content/mirror/com/oakline/crate/3.1.4/crate-3.1.4.pom"))
                .isEqualTo("/content/{param}/{path}");
    }

    @Test
    void the_pages_and_pictures_of_a_site_are_no_tree() {
        for (int i = 0; i < 300; i++) {
            get("/site/" + one(FOLDERS) + "/" + one(FOLDERS) + "/pic" + (char) ('a' + i % 26)
                    + one(List.of(".png", ".css", ".js")));
        }

        assertThat(get("/site/mail/shop/logo.png")).doesNotContain("{path}");
    }

    @Test
    void homes_that_are_listed_are_values_and_no_folders_of_one_tree() {
        for (int i = 0; i < 400; i++) {
            String home = "/share/homes/user" + (char) ('a' + i % 20) + (char) ('a' + i % 7);
            requests.send(HttpMethod.GET, home, 200);
            get(home + "/" + one(FOLDERS) + "/doc" + i + ".odt");
            get(home + "/doc" + i + ".ods");
        }

        assertThat(get("/share/homes/somebody/lab/x.odt")).startsWith("/share/homes/{param}/");
    }

    @Test
    void files_behind_an_api_are_no_group_below_its_first_directory() {
        for (int i = 0; i < 40; i++) {
            get("/depot/v1/goods/public/" + one(FOLDERS) + "/scan" + (char) ('a' + i % 26) + ".pdf");
            get("/depot/v1/goods/signed/" + one(FOLDERS) + "/scan" + (char) ('a' + i % 26) + ".pdf");
        }

        assertThat(get("/depot/v1/goods/public/lab/scanz.pdf")).startsWith("/depot/v1/goods/public/");
        assertThat(get("/depot/v1/goods/signed/lab/scanz.pdf")).startsWith("/depot/v1/goods/signed/");
    }

    private String name() {
        return one(List.of("oak", "fir", "elm", "ash", "yew", "bay", "fig", "box"))
                + one(List.of("leaf", "root", "bark", "seed", "bud", "sap", "twig", "cone"));
    }

    @Test
    void packages_of_one_depth_with_a_list_in_each_folder_are_one_path() {
        for (int i = 0; i < 200; i++) {
            String name = name();
            String folder = "/depot/" + one(List.of("com", "org", "net", "io")) + "/"
                    + one(List.of("oak", "fir", "elm")) + name() + "/" + name;
            String version = i % 7 + "." + i % 11 + "." + i % 5;
            get(folder + "/depot-list.xml");
            get(folder + "/" + version + "/" + name + "-" + version + one(List.of(".jar", ".pom", ".pom.sha1")));
            get("/stats/" + one(FOLDERS));
        }

        assertThat(get("/depot/com/new/part/1.2.3/part-1.2.3.pom")).isEqualTo("/depot/{path}");
        assertThat(get("/depot/net/new/part/depot-list.xml")).isEqualTo("/depot/{path}");
        assertThat(get("/stats/mail")).isEqualTo("/stats/mail");
    }

    @Test
    void stores_with_the_same_packages_stay_apart_however_many_these_are() {
        for (int i = 0; i < 600; i++) {
            String version = i % 7 + "." + i % 11 + "." + i % 5;
            get("/depot/" + one(List.of("proxy", "ours", "all")) + "/" + one(GROUPS) + "/" + name() + "/" + version
                    + "/part-" + version + ".jar");
        }

        assertThat(get("/depot/proxy/com/oakline/till/part/1.2.3/part-1.2.3.jar"))
                .startsWith("/depot/proxy/");
    }

    @Test
    void documents_of_an_api_that_have_one_name_behind_many_things_are_no_lists_of_folders() {
        for (int i = 0; i < 400; i++) {
            get("/halls/" + name() + "/seats/plan.json");
            get("/halls/" + name() + "/shows/next.json");
            get("/halls/" + name() + "/photos/" + name() + ".jpg");
        }

        assertThat(get("/halls/oakbark/seats/plan.json")).endsWith("/seats/plan.json");
    }

    /** A key in one of four folders, of which a few are asked for often and always new ones come. */
    private String keyOfStore() {
        int rank = (int) Math.exp(random.nextDouble() * 7);
        Random drawn = new Random(rank * 0x9E3779B97F4A7C15L);
        StringBuilder path = new StringBuilder(
                "/" + List.of("apps", "infra", "team", "shared").get(drawn.nextInt(4)));
        List<String> names =
                List.of("oak", "fir", "elm", "ash", "yew", "bay", "fig", "box", "lime", "pear", "plum", "pine");
        for (int depth = 1 + drawn.nextInt(3); depth > 0; depth--) {
            path.append('/').append(names.get(drawn.nextInt(12))).append(depth == 2 ? "" : names.get(drawn.nextInt(3)));
        }
        return path.toString();
    }

    @Test
    void keys_behind_a_few_folders_that_stand_at_one_depth_are_one_path() {
        for (int i = 0; i < 1200; i++) {
            get("/v1/store" + keyOfStore());
            get("/v1/peers/" + i);
        }

        assertThat(get("/v1/store/apps/oak/new/one")).isEqualTo("/v1/store/{path}");
        assertThat(get("/v1/store/team/other")).isEqualTo("/v1/store/{path}");
    }

    @Test
    void fewer_keys_with_the_folders_of_a_known_tree_are_one_path_too() {
        for (int i = 0; i < 1200; i++) {
            String key = keyOfStore();
            get("/v1/store/data" + key);
            if (i % 20 == 0) {
                get("/v1/store/metadata" + key);
            }
        }

        assertThat(get("/v1/store/metadata/team/other")).isEqualTo("/v1/store/metadata/{path}");
        assertThat(get("/v1/store/data/team/other")).isEqualTo("/v1/store/data/{path}");
    }

    @Test
    void an_api_of_many_words_behind_a_few_areas_is_no_tree_of_keys() {
        List<String> routes = new ArrayList<>();
        for (String area : List.of("sales", "stock", "crew", "system")) {
            for (String part : List.of("orders", "labels", "rules", "plans")) {
                String route = "/admin/" + area + "/" + part;
                routes.addAll(List.of(route, route + "/export", route + "/rules/check", route + "/board"));
            }
        }
        for (int i = 0; i < 3000; i++) {
            get(routes.get((int) (routes.size() * Math.pow(random.nextDouble(), 3))));
        }

        assertThat(get("/admin/system/plans/export")).doesNotContain("{path}");
        assertThat(get("/admin/sales/orders/rules/check")).doesNotContain("{path}");
    }

    @Test
    void an_api_with_the_areas_of_a_store_is_no_tree_of_keys() {
        for (int i = 0; i < 1200; i++) {
            get("/v1/store" + keyOfStore());
            String area = "/console/" + one(List.of("apps", "infra", "team", "shared")) + "/";
            get(area + one(List.of("summary", "costs", "members/roles", "alerts/mute")));
        }

        assertThat(get("/v1/store/team/other")).isEqualTo("/v1/store/{path}");
        assertThat(get("/console/apps/alerts/mute")).doesNotContain("{path}");
    }
}
