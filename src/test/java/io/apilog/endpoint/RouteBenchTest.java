package io.apilog.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.HttpMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prints the table of docs/endpoints.md: how requests of whole APIs are named whose routes are known. {@code -Dapilog.faults=true} prints
 * what went wrong, too.
 */
class RouteBenchTest {
    private static final int REQUESTS = 8_000;

    /**
     * APIs of which too little is told: eight names directly behind a version with one word behind them; a user asked
     * for as often as a page; a handful of values behind a parameter; words with a colon in them; popular values with ids alone behind them.
     */
    private static final List<String> UNDECIDED = List.of(
            "open-banking",
            "profiles-at-the-root",
            "paas",
            "features",
            "secrets",
            "broker",
            "team-portal",
            "wiki",
            "content-spaces",
            "crates",
            "observability",
            "films",
            "multi-model",
            "webdav-trees");

    /** The most in {@code other}, in per cent, of those of {@link #UNDECIDED} where requests come in another way than written. */
    private static final double MOST_OTHER_UNDECIDED = 0.02;

    @Test
    void requests_of_whole_apis_are_under_the_routes_that_developers_wrote() throws IOException {
        String docs = Files.readString(Path.of("docs/endpoints.md"), StandardCharsets.UTF_8);
        List<String> low = new ArrayList<>();
        double sum = 0;
        List<SampleApi> apis = SampleApi.all();
        for (SampleApi api : apis) {
            NamingScore score = NamingScore.of(new EndpointNamer(EndpointSettings.DEFAULT), api.requests(REQUESTS, 1));
            String row = score.row(api.name() + (api.held() ? " *" : ""));
            System.out.println(row);
            if (!docs.contains(row + "\n")) {
                low.add("not in docs/endpoints.md: " + row);
            }
            if (Boolean.getBoolean("apilog.faults")) {
                System.out.print(score.faults());
            }
            sum += score.ownShare();
            boolean good = score.ownShare() >= 0.95 && score.namesPerRoute() <= 1.75 && score.merged() == 0;
            if (score.otherShare() > 0.01 || !good && !UNDECIDED.contains(api.name())) {
                low.add(score.row(api.name()));
            }
        }
        System.out.printf(Locale.ROOT, "all %d: %.1f %%%n", apis.size(), 100 * sum / apis.size());

        assertThat(low).isEmpty();
    }

    /** What may not change much however requests come: their order, a restart, another seed, scanners between them. */
    @ParameterizedTest
    @ValueSource(strings = {"reversed", "interleaved", "restarted", "another seed", "scanned", "from one client"})
    void the_order_a_restart_and_scanners_change_little(String how) {
        List<String> low = new ArrayList<>();
        double sum = 0;
        List<SampleApi> apis = SampleApi.all();
        for (SampleApi api : apis) {
            List<SampleApi.Sample> samples =
                    new ArrayList<>(api.requests(REQUESTS, how.equals("another seed") ? 7 : 1));
            if (how.equals("reversed")) {
                Collections.reverse(samples);
            } else if (how.equals("interleaved")) {
                samples = interleaved(samples);
            } else if (how.equals("scanned")) {
                scan(samples);
            } else if (how.equals("from one client")) {
                samples.replaceAll(s -> new SampleApi.Sample(s.method(), s.path(), s.status(), s.route(), "192.0.2.1"));
            }
            EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
            if (how.equals("restarted")) {
                Requests before = new Requests(namer);
                samples.subList(0, REQUESTS / 3).forEach(before::send);
                namer = new EndpointNamer(EndpointSettings.DEFAULT);
                namer.restore(before.namer().state());
                samples = samples.subList(REQUESTS / 3, REQUESTS);
            }
            NamingScore score = NamingScore.of(namer, samples);
            sum += score.ownShare();
            boolean good = score.ownShare() >= 0.95 && score.namesPerRoute() <= 2 && score.merged() == 0;
            boolean undecided = UNDECIDED.contains(api.name());
            if (score.otherShare() > (undecided ? MOST_OTHER_UNDECIDED : 0.01) || !good && !undecided) {
                low.add(score.row(api.name()));
                System.out.print(Boolean.getBoolean("apilog.faults") ? score.row(api.name()) + score.faults() : "");
            }
        }
        System.out.printf(Locale.ROOT, "%s: %.1f %%%n", how, 100 * sum / apis.size());

        assertThat(low).isEmpty();
    }

    /** The first, the last, the second, the last but one, and so on. */
    private static List<SampleApi.Sample> interleaved(List<SampleApi.Sample> samples) {
        List<SampleApi.Sample> all = new ArrayList<>();
        for (int i = 0; i < samples.size() / 2; i++) {
            all.add(samples.get(i));
            all.add(samples.get(samples.size() - 1 - i));
        }
        return all;
    }

    /** A scanner of which one path in three is answered as if it were there, and ten thousand clients with one such path each. */
    private static void scan(List<SampleApi.Sample> samples) {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            String path =
                    "/index.php/" + Long.toString(random.nextLong() >>> 1, 36).replaceAll("[0-9]", "x") + "/"
                            + (char) ('a' + random.nextInt(26)) + "dmin";
            String client = i % 2 == 0 ? "198.51.100.251" : "10.0." + i / 250 + "." + i % 250;
            int at = random.nextInt(samples.size() * 2 / 3);
            samples.add(at, new SampleApi.Sample(HttpMethod.GET, path, i % 3 == 0 ? 404 : 200, "", client));
        }
    }
}
