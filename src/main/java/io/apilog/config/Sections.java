package io.apilog.config;

import io.apilog.audience.AudienceSection;
import io.apilog.client.ClientSection;
import io.apilog.customer.CustomerSection;
import io.apilog.data.DataSection;
import io.apilog.endpoint.EndpointSection;
import io.apilog.http.setting.WebSection;
import io.apilog.insight.InsightSection;
import io.apilog.log.LogSection;
import io.apilog.metrics.setting.MetricsSection;
import io.apilog.pipeline.FilterSection;
import io.apilog.security.SecuritySection;
import io.apilog.settings.ConfigSection;
import io.apilog.settings.Keys;
import io.apilog.slo.SloSection;
import io.apilog.source.FollowSection;
import io.apilog.standard.StandardSection;
import io.apilog.state.StateSection;
import java.util.ArrayList;
import java.util.List;

/**
 * The sections of a configuration. The reader, the suggestions for misspelt keys, what a reload compares, the flags and the documentation are made of them.
 * Immutable.
 */
public final class Sections {
    /** THE list of what is shipped, in the order of the documentation. */
    public static final Sections SHIPPED = new Sections(List.of(
            SourcesSection.SECTION,
            EndpointSection.SECTION,
            MetricsSection.SECTION,
            FilterSection.SECTION,
            SloSection.SECTION,
            WebSection.SECTION,
            DaemonSection.RELOADING,
            LogSection.SECTION,
            FollowSection.SECTION,
            StateSection.SECTION,
            DaemonSection.SHUTDOWN,
            InsightSection.SECTION,
            ClientSection.SECTION,
            CustomerSection.SECTION,
            SecuritySection.SECTION,
            AudienceSection.SECTION,
            DataSection.SECTION,
            StandardSection.SECTION));

    private final List<ConfigSection<?>> all;
    private final Keys keys;

    private Sections(List<ConfigSection<?>> all) {
        this.all = all;
        this.keys =
                Keys.of(all.stream().flatMap(section -> section.keys().stream()).toList());
    }

    /** These, and that of a stage of one's own behind them. */
    public Sections and(ConfigSection<?> other) {
        List<ConfigSection<?>> together = new ArrayList<>(all);
        together.add(other);
        return new Sections(List.copyOf(together));
    }

    /** Every key of the file. */
    Keys keys() {
        return keys;
    }
}
