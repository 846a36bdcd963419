package io.apilog.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.agent.AgentFamilies;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.part.SourceNames;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.Source;
import io.apilog.state.SectionReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentsPartTest {
    private static final Source WEB = new Source(0, "web", Map.of());

    private final Asking asking = new Asking(WEB, new AccessRecord());
    private final AgentsPart part = part();

    private static AgentsPart part() {
        InsightBudget budget = new InsightBudget(InsightSettings.DEFAULT);
        return new AgentsPart(new EventContext(budget, List.of(WEB), List::of, () -> 1), new AgentFamilies());
    }

    private void count(String agent, int status) {
        part.counted(asking.agent(agent).answered(status).request());
    }

    private static List<String> shown(AgentsPart of) {
        return of.families(of.copy()).stream()
                .flatMap(family -> family.samples.stream())
                .map(sample -> String.join(" ", sample.labelValues) + " " + (long) sample.value)
                .toList();
    }

    @Test
    void requests_are_counted_by_family_and_class_of_status() {
        count("curl/8.5.0", 200);
        count("curl/8.5.0", 204);
        count("curl/8.5.0", 503);
        count("kube-probe/1.29", 200);
        count("", 0);
        count("Example of nothing", 999);
        assertThat(shown(part))
                .containsExactlyInAnyOrder(
                        "web tool 2xx 2",
                        "web tool 5xx 1",
                        "web monitor 2xx 1",
                        "web none none 1",
                        "web unknown other 1");
    }

    @Test
    void what_was_saved_goes_on() throws Exception {
        count("curl/8.5.0", 200);
        AgentsPart next = part();
        next.restore(next.read(part.version(), new SectionReader(part.write(part.copy()))), SourceNames.UNCHANGED);
        assertThat(shown(next)).containsExactly("web tool 2xx 1");
    }
}
