package io.apilog.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * THE list of dashboards, and the program that writes them:
 *
 * <pre>mvn -q test-compile org.codehaus.mojo:exec-maven-plugin:3.5.1:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=io.apilog.dashboards.Dashboards</pre>
 */
public final class Dashboards {
    static final Path FOLDER = Path.of("grafana-dashboards");

    private Dashboards() {}

    static List<Dashboard> all() {
        return List.of(
                OverviewDashboard.dashboard(),
                EndpointDashboard.dashboard(),
                SloDashboard.dashboard(),
                ExporterDashboard.dashboard(),
                CustomerDashboard.dashboard(),
                SecurityDashboard.dashboard(),
                DataDashboard.dashboard(),
                ComplianceDashboard.dashboard());
    }

    static Path fileOf(Dashboard dashboard) {
        return FOLDER.resolve(dashboard.uid + ".json");
    }

    /** Writes every dashboard below the working directory. */
    public static void main(String[] args) throws IOException {
        for (Dashboard dashboard : all()) {
            Files.writeString(fileOf(dashboard), Json.print(dashboard.json()));
        }
    }
}
