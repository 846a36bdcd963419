package io.apilog.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Prints the table of docs/endpoints.md: how requests of whole APIs are named whose routes are known. {@code -Dapilog.faults=true} prints
 * what went wrong, too.
 */
class RouteBenchTest {
    private static final int REQUESTS = 8_000;

    /** APIs of which no more can be told than that some words have the same behind them: buckets, styles. */
    private static final List<String> UNDECIDED = List.of("s3", "tiles", "hls", "webdav", "docker-registry");

    @Test
    void requests_of_whole_apis_are_under_the_routes_that_developers_wrote() {
        List<String> low = new ArrayList<>();
        double sum = 0;
        List<SampleApi> apis = SampleApi.all();
        for (SampleApi api : apis) {
            NamingScore score = NamingScore.of(new EndpointNamer(EndpointSettings.DEFAULT), api.requests(REQUESTS, 1));
            System.out.println(score.row(api.name() + (api.held() ? " *" : "")));
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
}
