package io.apilog.data;

import io.apilog.client.ClientIdentity;
import io.apilog.insight.Dimension;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventFamily;
import io.apilog.insight.EventPart;
import io.apilog.metrics.Metric;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import java.util.List;
import java.util.Set;

/** Counts requests for data that is worth to be watched. */
public final class DataAccessPart extends EventPart {
    private static final int AUTHENTICATED = 0;
    private static final int ANONYMOUS = 1;

    private final Resources resources;
    private final EventFamily accesses;

    /** Counts those for the given data. */
    public DataAccessPart(EventContext context, List<DataResource> resources) {
        super(context);
        this.resources = new Resources(resources);
        this.accesses = events.counter(
                Metric.DATA_ACCESS,
                Dimension.words(resources.stream().map(DataResource::name).toList()),
                Dimension.words(DataOperation.labels()),
                Dimension.words("authenticated", "anonymous"),
                Dimension.words(AccessOutcome.labels()));
    }

    @Override
    public void counted(Request request) {
        DataOperation operation = DataOperation.of(request.method());
        int resource = operation == null ? Resources.NONE : resources.of(request);
        if (operation != null && resource != Resources.NONE) {
            accesses.add(
                    request.source(),
                    resource,
                    operation.ordinal(),
                    ClientIdentity.hasPrincipal(request.record()) ? AUTHENTICATED : ANONYMOUS,
                    AccessOutcome.of(request.record().status).ordinal(),
                    1);
        }
    }

    @Override
    public void vacated(Endpoint endpoint) {
        super.vacated(endpoint);
        resources.forget(endpoint);
    }

    @Override
    public Set<RequestText> texts() {
        return Set.of(RequestText.USER);
    }

    @Override
    public String name() {
        return "data-access";
    }

    @Override
    public String without() {
        return "counters of requests for data begin at 0";
    }
}
