package io.apilog.audience;

import io.apilog.agent.AgentFamilies;
import io.apilog.agent.AgentFamily;
import io.apilog.insight.Dimension;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventFamily;
import io.apilog.insight.EventPart;
import io.apilog.metrics.Metric;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import java.util.Set;

/** Counts requests by the kind of program that sent them. */
public final class AgentsPart extends EventPart {
    private final AgentFamilies families;
    private final EventFamily requests;

    /**
     * Has counted nothing.
     *
     * @param families may be shared with others that see the same lines
     */
    public AgentsPart(EventContext context, AgentFamilies families) {
        super(context);
        this.families = families;
        this.requests = events.counter(
                Metric.REQUESTS_BY_AGENT,
                Dimension.words(AgentFamily.ALL.stream().map(AgentFamily::label).toList()),
                Dimension.words(StatusClasses.ALL));
    }

    @Override
    public String name() {
        return "agents";
    }

    @Override
    public String without() {
        return "requests by agent begin at 0";
    }

    @Override
    public Set<RequestText> texts() {
        return Set.of(RequestText.USER_AGENT);
    }

    @Override
    public void counted(Request request) {
        int status = request.record().status;
        requests.add(request.source(), families.of(request).ordinal(), StatusClasses.of(status), 1);
    }
}
