package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.Requests;
import io.apilog.endpoint.learn.tree.FileTrees;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths of any depth, told by a protocol or by the files at their ends. */
class FileTreesTest {
    private static final String DIGEST = "sha256:6ba525e5e644c6915a04758a7709c7374d0409fa7284ca5d25d2a37497a54426";
    private static final List<String> NAMES = List.of(
            "lotus", "birch", "heron", "maple", "ember", "cobalt", "jasper", "willow", "otter", "raven", "sable",
            "fern");
    private static final List<String> FILES = List.of(
            "letter.odt",
            "bills/may.pdf",
            "bills/june.pdf",
            "photos/sea/beach.jpg",
            "photos/sea/boat.jpg",
            "photos/cat.png",
            "notes.txt",
            "taxes/old/form.pdf",
            "taxes/form.odt",
            "song.mp3",
            "work/plan.odt",
            "work/talks/slides.odp");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/nginx/manifests/latest, /v2/{path}/manifests/{tag}",
        "/v2/library/nginx/manifests/1.27, /v2/{path}/manifests/{tag}",
        "/v2/a/b/c/d/manifests/" + DIGEST + ", /v2/{path}/manifests/sha256:{id}",
        "/v2/team/app/blobs/" + DIGEST + ", /v2/{path}/blobs/sha256:{id}",
        "/v2/team/app/blobs/uploads/, /v2/{path}/blobs/uploads",
        "/v2/team/app/blobs/uploads/7c1d40b2-9e5a-4f63-88d2-0a6b91c4e57f, /v2/{path}/blobs/uploads/{id}",
        "/v2/team/app/tags/list, /v2/{path}/tags/list",
        "/v2/team/app/referrers/" + DIGEST + ", /v2/{path}/referrers/sha256:{id}",
        "/registry/v2/team/app/tags/list, /registry/v2/{path}/tags/list",
        "/v2/_catalog, /v2/_catalog",
        "/v2/posts/tags, /v2/posts/tags",
        "/v2/aws/blobs/backup, /v2/aws/blobs/backup",
        "/v2/manifests/latest, /v2/manifests/latest"
    })
    void images_of_a_registry_have_names_of_any_depth(String path, String name) {
        assertThat(get(path)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "/proxy/github.com/ann/tool/@v/list, /proxy/{path}/@v/list",
        "/golang.org/x/@latest, /{path}/@latest",
        "/proxy/github.com/ann/tool/v2/@v/v2.1.0.mod, /proxy/{path}/@v/{version}.mod",
        "/@vite/client, /@vite/client"
    })
    void modules_of_go_have_names_of_any_depth(String path, String name) {
        assertThat(get(path)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "/group/app/-/issues/17, /{path}/-/issues/{id}",
        "/group/sub/team/app/-/merge_requests, /{path}/-/merge_requests",
        "/group/v2/-/issues, /{path}/-/issues",
        "/1/member/-/goals.json, /1/member/-/goals.json",
        "/1.2/member/-/goals.json, /1.2/member/-/goals.json",
        "/v1/fleets/f/zones/-/pumps, /v1/fleets/f/zones/-/pumps",
        "/gate/api/fleets/-/pumps, /gate/api/fleets/-/pumps",
        "/-/health, /-/health",
        "/npm/lodash/-/lodash-4.17.21.tgz, /npm/lodash/-/lodash-{version}.tgz"
    })
    void projects_of_gitlab_have_names_of_any_depth(String path, String name) {
        assertThat(get(path)).isEqualTo(name);
    }

    @Test
    void files_at_several_depths_behind_a_parameter_are_one_path() {
        for (int user = 1; user <= 3; user++) {
            for (String file : FILES) {
                requests.get("/files/" + user + "/" + file);
            }
        }

        assertThat(get("/files/9/letter.odt")).isEqualTo("/files/{id}/{path}");
        assertThat(get("/files/9/other/folder/of/mine/x.pdf")).isEqualTo("/files/{id}/{path}");
        assertThat(get("/files/9/bills")).isEqualTo("/files/{id}/{path}");
        assertThat(get("/files/9")).isEqualTo("/files/{id}");
    }

    @Test
    void a_tree_begins_behind_the_words_that_all_of_it_has_in_front() {
        for (String file : FILES) {
            requests.get("/repos/17/src/branch/main/" + file);
            requests.get("/repos/17/issues");
        }

        assertThat(get("/repos/17/src/branch/main/x/y.txt")).isEqualTo("/repos/{id}/src/branch/main/{path}");
        assertThat(get("/repos/17/issues")).isEqualTo("/repos/{id}/issues");
    }

    @Test
    void a_tree_keeps_what_it_counted_and_its_names_hold_no_place() {
        int before = 0;
        for (String file : FILES) {
            requests.get("/files/1/" + file);
            before = Math.max(before, requests.namer().minted());
        }
        requests.get("/files/1/more.odt");

        assertThat(requests.namer().minted()).isLessThan(before);
        assertThat(requests.namer().endpoints()).extracting(Endpoint::name).contains("/files/{id}/letter.odt");
    }

    @ParameterizedTest
    @ValueSource(strings = {".json", ".xml", ".php", ".html"})
    void routes_that_end_in_a_format_are_no_files(String format) {
        for (String file : FILES) {
            requests.get("/shops/17/" + file.replaceAll("\\.\\w+", format));
        }

        assertThat(get("/shops/18/bills/may" + format)).isEqualTo("/shops/{id}/bills/may" + format);
    }

    @Test
    void files_of_the_pages_of_a_site_stay_in_their_groups() {
        for (String name : NAMES) {
            requests.get("/static/" + name + ".png");
            requests.get("/static/vendor/" + name + "/x.png");
        }

        assertThat(get("/static/new.png")).isEqualTo("/static/{file}.png");
    }

    @Test
    void folders_behind_a_parameter_are_values() {
        for (String name : NAMES) {
            for (int i = 0; i < 3; i++) {
                requests.get("/files/" + i + "/" + name + "/" + "abc".charAt(i) + name + ".txt");
            }
        }

        assertThat(get("/files/7/new-folder/x.txt")).startsWith("/files/{id}/{param}/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/api/v1/repos"})
    void words_behind_each_repository_are_no_part_of_a_tree(String front) {
        Random random = new Random(7);
        for (int i = 0; i < 4000; i++) {
            int owner = (int) (4 * NAMES.size() * Math.pow(random.nextDouble(), 2));
            String repository = front + "/" + NAMES.get(owner % NAMES.size())
                    + List.of("", "son", "kin", "ley").get(owner / NAMES.size()) + "/"
                    + "abc".charAt(random.nextInt(3)) + NAMES.get((owner + random.nextInt(4)) % NAMES.size());
            requests.get(repository
                    + switch (random.nextInt(9)) {
                        case 0, 1 -> "/issues";
                        case 2 -> "/issues/" + random.nextInt(500);
                        case 3 -> "/info/refs";
                        case 4 -> "/pulls";
                        case 5 -> "";
                        default -> "/src/branch/" + (random.nextInt(4) == 0 ? "next" : "main") + "/cmd/" + file(random);
                    });
        }

        for (String word : List.of("issues", "info/refs", "pulls")) {
            assertThat(get(front + "/someone/new-tool/" + word)).endsWith("}/" + word);
        }
        assertThat(get(front + "/someone/new-tool/src/branch/main/x/y/z.go"))
                .contains("/src/branch/")
                .endsWith("{path}");
    }

    private static String file(Random random) {
        StringBuilder path = new StringBuilder();
        for (int depth = random.nextInt(3); depth > 0; depth--) {
            path.append(NAMES.get(random.nextInt(NAMES.size()))).append('/');
        }
        return path + NAMES.get(random.nextInt(NAMES.size())) + random.nextInt(9) + ".go";
    }

    @Test
    void folders_that_many_people_have_are_no_words_of_an_api() {
        Random random = new Random(3);
        for (int i = 0; i < 1500; i++) {
            String folder = "/dav/" + random.nextInt(20) + "/"
                    + List.of("Photos", "Music", "Work", "Home").get(random.nextInt(4)) + "/"
                    + List.of("Old", "New", "Shared").get(random.nextInt(3));
            requests.get(
                    random.nextInt(5) == 0 ? folder : folder + "/" + NAMES.get(random.nextInt(12)) + i % 40 + ".jpg");
            requests.get(folder.substring(0, folder.lastIndexOf('/')) + "/" + NAMES.get(random.nextInt(12)) + ".odt");
        }

        assertThat(get("/dav/77/Photos/Old/sea.jpg")).isEqualTo("/dav/{id}/{path}");
    }

    @Test
    void folders_with_spaces_in_their_names_tell_that_people_made_them() {
        for (int i = 0; i < 240; i++) {
            String folder = List.of("/Photos", "/Music", "/Work").get(i % 3);
            String name = NAMES.get(i % 12) + (char) ('a' + i % 25);
            requests.get("/cloud.php/tree" + folder + "/Our%20" + NAMES.get(i % 7) + "/" + name + ".pdf");
            requests.get("/cloud.php/tree" + folder + "/" + name
                    + List.of(".odt", ".jpg", ".pdf").get(i % 3));
            requests.get("/cloud.php/login");
        }

        assertThat(get("/cloud.php/tree/Work/Other%20one/x/y.odt")).isEqualTo("/cloud.php/tree/{path}");
        assertThat(get("/cloud.php/login")).isEqualTo("/cloud.php/login");
    }

    @Test
    void pictures_behind_the_names_of_goods_are_no_tree() {
        for (int i = 0; i < 240; i++) {
            String place = "/shop/" + List.of("coats", "hats", "shoes").get(i % 3) + "/Warm%20" + NAMES.get(i % 11);
            requests.get(place);
            requests.get(place + "/" + NAMES.get(i % 12) + (char) ('a' + i % 25) + ".jpg");
        }

        assertThat(get("/shop/hats/Warm%20fern")).isEqualTo("/shop/hats/{slug}");
        assertThat(get("/shop/hats/Warm%20fern/side.jpg")).doesNotContain("{path}");
    }

    @Test
    void reports_of_years_and_quarters_are_no_tree() {
        for (int i = 0; i < 400; i++) {
            requests.get("/reports/" + (2014 + i % 12) + "/q" + (1 + i % 4) + "/"
                    + List.of("sales", "costs", "crew", "stock").get(i / 48 % 4) + ".csv");
        }

        assertThat(get("/reports/2026/q1/sales.csv")).doesNotContain("{path}").startsWith("/reports/{id}/");
    }

    @Test
    void packages_whose_names_have_one_shape_are_a_tree() {
        for (int i = 0; i < 400; i++) {
            String name = NAMES.get(i * 7 % 12) + (i % 3 == 0 ? "-tools" : "");
            requests.get("/mirror/pool/main/" + name.charAt(0) + "/" + name + i % 5 + "/" + name + "_1." + i % 9 + "."
                    + i % 4 + "-1_amd64.deb");
        }

        assertThat(get("/mirror/pool/main/z/zebra/zebra_2.13.5-1_amd64.deb")).isEqualTo("/mirror/pool/main/{path}");
    }

    @Test
    void files_that_were_packed_are_those_of_their_directory() {
        for (String language : List.of("de", "fr", "it", "es", "pt", "nl", "pl")) {
            requests.get("/mirror/words/Translation-" + language + ".xz");
        }

        assertThat(get("/mirror/words/Translation-uk.xz")).isEqualTo("/mirror/words/{file}.xz");
    }

    @Test
    void folders_with_a_file_of_their_own_name_are_values() {
        for (int i = 0; i < 40; i++) {
            String name =
                    NAMES.get(i % 12) + List.of("", "wood", "field", "stone").get(i / 12);
            requests.get("/essays/all/" + name + "/all_" + name + ".htm");
        }

        assertThat(get("/essays/all/harbour/all_harbour.htm")).isEqualTo("/essays/all/{param}/{file}.htm");
    }

    @Test
    void pages_of_an_application_in_directories_of_their_name_are_routes() {
        List<String> pages = List.of(
                "crew", "order", "depot", "stock", "person", "plan", "rule", "label", "role", "cost", "tour", "desk",
                "hall", "gate", "part", "ramp", "shelf", "truck", "scale", "crane");
        for (int i = 0; i < 60; i++) {
            String page = pages.get(i % 20);
            requests.get("/office/" + page + "/" + page + ".htm");
            requests.get("/office2/" + page + "/" + page + "-list.htm");
            requests.get("/office2/" + page + "/" + page + "-edit.htm");
        }

        assertThat(get("/office/order/order.htm")).isEqualTo("/office/order/order.htm");
        assertThat(get("/office/gate/gate.htm")).isEqualTo("/office/gate/gate.htm");
        assertThat(get("/office2/gate/gate-list.htm")).isEqualTo("/office2/gate/gate-list.htm");
        assertThat(get("/office2/plan/plan-edit.htm")).isEqualTo("/office2/plan/plan-edit.htm");
    }

    private static String fileOfPeople(Random random) {
        StringBuilder path =
                new StringBuilder("/" + List.of("Papers", "Photos", "Work").get(random.nextInt(3)));
        for (int depth = random.nextInt(3); depth > 0; depth--) {
            path.append('/').append(random.nextBoolean() ? "" : "Our%20").append(NAMES.get(random.nextInt(12)));
        }
        return path + "/" + NAMES.get(random.nextInt(12)) + random.nextInt(90)
                + List.of(".pdf", ".odt", ".jpg").get(random.nextInt(3));
    }

    @Test
    void buckets_with_the_folders_of_another_are_trees_from_a_few_files_on() {
        Random random = new Random(11);
        for (int i = 0; i < 150; i++) {
            requests.get("/store/v1/things/shelf" + fileOfPeople(random));
            requests.get("/store/v1/things/" + (i % 12 == 0 ? "attic" : "shelf") + fileOfPeople(random));
            requests.get("/site/attic/" + List.of("Papers", "Photos", "Work").get(i % 3) + "/" + NAMES.get(i % 12)
                    + (char) ('a' + i % 7) + ".png");
        }

        assertThat(get("/store/v1/things/shelf/Work/x/y.pdf")).isEqualTo("/store/v1/things/shelf/{path}");
        assertThat(get("/store/v1/things/attic/Work/x/y.pdf")).isEqualTo("/store/v1/things/attic/{path}");
        assertThat(get("/site/attic/Work/new.png")).doesNotContain("{path}");
    }

    @Test
    void names_at_the_root_into_which_files_are_put_are_buckets() {
        for (int turn = 0; turn < 3; turn++) {
            for (String bucket : NAMES) {
                for (String file : FILES) {
                    requests.send(HttpMethod.PUT, "/" + bucket + "/" + file, 200);
                    requests.get("/" + bucket + "/" + file);
                }
            }
        }

        assertThat(get("/new-bucket/some/key.bin")).isEqualTo("/{param}/{path}");
    }

    @Test
    void a_tree_is_one_after_a_restart_too() {
        for (String file : FILES) {
            requests.get("/files/1/" + file);
        }
        EndpointNamer next = new EndpointNamer(EndpointSettings.DEFAULT);
        next.restore(requests.namer().state());

        assertThat(next.state()).isEqualTo(requests.namer().state());
        assertThat(new Requests(next).get("/files/2/x/y.odt").name()).isEqualTo("/files/{id}/{path}");
    }

    @ParameterizedTest
    @CsvSource({
        "letter.odt, true",
        "{slug}.jpg, true",
        "main.py, true",
        "orders.json, false",
        "v1.2, false",
        "plain, false",
        ".env, false"
    })
    void files_are_told_by_their_endings(String name, boolean file) {
        assertThat(FileTrees.isFile(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo(file);
    }
}
