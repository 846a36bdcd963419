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
import java.util.List;

/** THE list of sections. The reader, the suggestions for misspelt keys, the flags and the documentation are made of it. */
final class Sections {
    /** Each section, in the order of the documentation. */
    static final List<ConfigSection<?>> ALL = List.of(
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
            StandardSection.SECTION);

    /** Every key of the file. */
    static final Keys KEYS =
            Keys.of(ALL.stream().flatMap(section -> section.keys().stream()).toList());

    private Sections() {}
}
