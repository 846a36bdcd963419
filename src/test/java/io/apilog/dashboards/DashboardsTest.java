package io.apilog.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.rules.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {
    static Stream<Dashboard> dashboards() {
        return Dashboards.all().stream();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void the_committed_file_is_what_its_source_makes(Dashboard dashboard) throws IOException {
        assertThat(Files.readString(Dashboards.fileOf(dashboard)))
                .as("run the main method of Dashboards, as its Javadoc says")
                .isEqualTo(Json.print(dashboard.json()));
    }

    @Test
    void no_other_dashboard_lies_in_the_folder() {
        assertThat(Shipped.dashboards())
                .containsExactlyInAnyOrderElementsOf(
                        dashboards().map(Dashboards::fileOf).toList());
    }
}
