package io.apilog.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prints the table of docs/endpoints.md: how requests of whole APIs are named whose routes are known. */
class RouteBenchTest {
    private static final int REQUESTS = 8_000;

    @Test
    void requests_of_whole_apis_are_under_the_routes_that_developers_wrote() {
        List<String> rows = new ArrayList<>();
        for (SampleApi api : SampleApi.all()) {
            NamingScore score =
                    NamingScore.of(new EndpointNamer(EndpointSettings.DEFAULT), api.requests(REQUESTS, 1));
            System.out.println(score.row(api.name() + (api.held() ? " *" : "")));
            if (Boolean.getBoolean("apilog.faults") && !api.held()) {
                System.out.print(score.faults());
            }
        }
    }
}
