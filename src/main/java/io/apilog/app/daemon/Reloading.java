package io.apilog.app.daemon;

import io.apilog.config.Config;
import io.apilog.metrics.Metric;
import io.apilog.settings.ConfigException;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the configuration again when asked to, and remembers how that went. Any thread; one reload at a time. */
final class Reloading {
    private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);
    private static final double MILLIS_PER_SECOND = 1e3;

    private final ConfigSource source;
    private final Target target;
    private final InstantSource clock;
    private volatile boolean successful = true;
    private volatile long succeededAt;

    /** What goes on with another configuration. */
    interface Target {
        /**
         * Holds from its return on.
         *
         * @return what is other than before, for people
         * @throws ConfigException it cannot hold; everything is as it was
         */
        String apply(Config config) throws ConfigException;
    }

    /** The configuration that the daemon was started with counts as read now. */
    Reloading(ConfigSource source, Target target, InstantSource clock) {
        this.source = source;
        this.target = target;
        this.clock = clock;
        this.succeededAt = clock.millis();
    }

    /** Returns what is wrong with the configuration; empty where it holds now. */
    synchronized Optional<String> reload() {
        try {
            String changes = target.apply(source.read());
            successful = true;
            succeededAt = clock.millis();
            LOG.info("the configuration was read again and holds now; {}", changes);
            return Optional.empty();
        } catch (ConfigException e) {
            successful = false;
            String complaint = String.valueOf(e.getMessage());
            LOG.error("the configuration stays as it was: {}", complaint.replaceAll("\\R+", "; "));
            return Optional.of(complaint);
        }
    }

    /** Whether the configuration that was read last holds. */
    boolean isSuccessful() {
        return successful;
    }

    List<MetricFamilySamples> families() {
        return List.of(
                Metric.RELOAD_SUCCESSFUL.family(List.of(Metric.RELOAD_SUCCESSFUL.sample(successful ? 1 : 0))),
                Metric.RELOAD_TIMESTAMP.family(
                        List.of(Metric.RELOAD_TIMESTAMP.sample((double) succeededAt / MILLIS_PER_SECOND))));
    }
}
