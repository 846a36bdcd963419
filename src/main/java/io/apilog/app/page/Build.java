package io.apilog.app.page;

import io.apilog.metrics.Metric;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * Which build runs, as the jar's manifest says.
 *
 * @param revision the commit, {@code unknown} for a build outside of a checkout
 */
public record Build(String version, String revision) {
    /** The product's name. */
    public static final String PRODUCT = "apilog-exporter";

    private static final String UNKNOWN = "unknown";

    /** The build of the running program; run from classes and not from the jar, it is {@code unknown}. */
    public static Build current() {
        try {
            Enumeration<URL> manifests = Build.class.getClassLoader().getResources("META-INF/MANIFEST.MF");
            while (manifests.hasMoreElements()) {
                try (InputStream in = manifests.nextElement().openStream()) {
                    Attributes attributes = new Manifest(in).getMainAttributes();
                    if (PRODUCT.equals(attributes.getValue("Implementation-Title"))) {
                        return new Build(
                                attribute(attributes, "Implementation-Version"),
                                attribute(attributes, "Implementation-Revision"));
                    }
                }
            }
        } catch (IOException e) {
            // A manifest that cannot be read must not keep the daemon from starting: the build is then unknown.
            return new Build(UNKNOWN, UNKNOWN);
        }
        return new Build(UNKNOWN, UNKNOWN);
    }

    private static String attribute(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null || value.isBlank() || value.contains("${") ? UNKNOWN : value;
    }

    public MetricFamilySamples family() {
        String java = System.getProperty("java.version", UNKNOWN);
        return Metric.BUILD_INFO.family(List.of(Metric.BUILD_INFO.sample(1, version, revision, java)));
    }
}
