package io.apilog.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "/srv/{site}/access.log,/srv/shop/access.log,shop",
        "/srv/{site}/*.log,/srv/shop/a.log,shop",
        "/srv/{site}/*.log,/srv/shop/.log,shop",
        "/srv/{site}/*.log,/srv/shop/a.txt,''",
        "/srv/{site}/*.log,/srv/shop/sub/a.log,''",
        "/srv/{site}/*.log,/mnt/srv/shop/a.log,''",
        "{site}/*.log,/mnt/srv/shop/a.log,shop",
        "{site}.log,access.log,access",
        "{site}.log,.log,''",
        "{site}-{n}.log,my-shop-2.log,my-shop",
        "a{site}a,aa,''",
        "a{site}a,aXa,X",
        "{site}_*_*.log,shop_eu_west_1.log,shop_eu",
    })
    void a_name_stands_for_as_much_of_one_directory_as_there_can_be(String template, String path, String site) {
        assertThat(captured(template, path).getOrDefault("site", "")).isEqualTo(site);
    }

    @Test
    void the_logs_of_pods_tell_namespace_pod_and_container() {
        assertThat(captured("kubernetes", "/var/log/pods/shop_cart-7d9f_0c1e-44/app/0.log"))
                .contains(entry("namespace", "shop"), entry("pod", "cart-7d9f"), entry("container", "app"));
        assertThat(captured("kubernetes", "/var/log/pods/shop_cart-7d9f_0c1e-44/app/0.log.20261121-090000"))
                .contains(entry("pod", "cart-7d9f"));
    }

    @Test
    void so_do_the_links_to_the_logs_of_containers() {
        String id = "0123456789abcdef".repeat(4);
        assertThat(captured("kubernetes", "/host/var/log/containers/cart-7d9f_shop_side-car-" + id + ".log"))
                .contains(
                        entry("namespace", "shop"),
                        entry("pod", "cart-7d9f"),
                        entry("container", "side-car"),
                        entry("id", id));
    }

    @Test
    void the_first_template_that_fits_holds() {
        List<PathTemplate> templates = List.of(
                PathTemplate.parse("/a/{x}/*.log").orElseThrow().get(0),
                PathTemplate.parse("{y}.log").orElseThrow().get(0));
        assertThat(PathTemplate.captured(templates, "/a/b/c.log")).isEqualTo(Map.of("x", "b"));
        assertThat(PathTemplate.captured(templates, "/b/c.log")).isEqualTo(Map.of("y", "c"));
        assertThat(PathTemplate.captured(templates, "-")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/srv/*.log",
                "{",
                "{}",
                "{a",
                "a}",
                "{a}{b}",
                "{a}*",
                "{a}/{a}",
                "{a b}",
                "{1}",
                "//{a}",
                "Kubernetes"
            })
    void what_captures_nothing_or_cannot_be_told_apart_is_no_template(String text) {
        assertThat(PathTemplate.parse(text)).isEmpty();
    }

    private static Map<String, String> captured(String template, String path) {
        return PathTemplate.captured(PathTemplate.parse(template).orElseThrow(), path);
    }
}
