package io.apilog.config;

import io.apilog.endpoint.EndpointConfig;
import io.apilog.http.setting.WebSettings;
import io.apilog.log.LogSettings;
import io.apilog.metrics.MetricsSettings;
import io.apilog.pipeline.FilterSettings;
import io.apilog.slo.SloConfig;
import io.apilog.source.FollowConfig;
import io.apilog.source.ReadFrom;
import io.apilog.state.StateConfig;
import java.time.Duration;
import java.util.List;

/**
 * What is configured: each stage's own settings, checked.
 *
 * @param sources in the order of the file, then the source {@code default} of the files given on the command line; their names are
 *     unique
 * @param state not for {@code --once}, which keeps nothing
 * @param filters in the order in which they are asked
 * @param slo rules are made of it; the daemon only checks it
 * @param shutdownLinger 0 to 1 h
 * @param autoReload whether to look for changes of the files that this was read from
 * @param once whether to read each file to its end, print and end, instead of following
 * @param output what is printed then
 * @param settings all of it, to be compared with another
 */
public record Config(
        List<SourceConfig> sources,
        EndpointConfig endpoints,
        MetricsSettings metrics,
        List<FilterSettings> filters,
        SloConfig slo,
        InsightConfig insight,
        WebSettings web,
        LogSettings log,
        ReadFrom readFrom,
        FollowConfig follow,
        StateConfig state,
        Duration shutdownLinger,
        boolean autoReload,
        boolean once,
        OutputForm output,
        Settings settings) {
    /** The same, but keeping nothing. */
    public Config withoutState() {
        return new Config(
                sources,
                endpoints,
                metrics,
                filters,
                slo,
                insight,
                web,
                log,
                readFrom,
                follow,
                StateConfig.DEFAULT,
                shutdownLinger,
                autoReload,
                once,
                output,
                settings);
    }
}
