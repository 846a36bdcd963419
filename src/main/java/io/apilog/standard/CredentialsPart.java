package io.apilog.standard;

import io.apilog.insight.Dimension;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventFamily;
import io.apilog.insight.EventPart;
import io.apilog.metrics.Metric;
import io.apilog.request.Request;
import io.apilog.request.TargetSigns;

/** Counts requests with a secret in their address. What it is never leaves the line. */
public final class CredentialsPart extends EventPart {
    private final EventFamily credentials;
    private final TargetSigns signs;
    private final SecretSearch search = new SecretSearch();

    /**
     * None yet.
     *
     * @param signs shared with whoever else looks at targets
     */
    public CredentialsPart(EventContext context, TargetSigns signs) {
        super(context);
        this.signs = signs;
        this.credentials =
                events.counter(Metric.CREDENTIALS_IN_URL, Dimension.endpoint(), Dimension.words(UrlSecret.labels()));
    }

    @Override
    public void counted(Request request) {
        signs.look(request);
        for (int found = search.find(request.record().target, signs); found != 0; found &= found - 1) {
            credentials.add(request.source(), request.endpoint(), Integer.numberOfTrailingZeros(found), 1);
        }
    }

    @Override
    public String name() {
        return "credentials";
    }

    @Override
    public String without() {
        return "counters of secrets in addresses begin at 0";
    }
}
