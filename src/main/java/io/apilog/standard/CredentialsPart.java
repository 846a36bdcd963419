package io.apilog.standard;

import io.apilog.insight.Dimension;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventFamily;
import io.apilog.insight.EventPart;
import io.apilog.metrics.Metric;
import io.apilog.request.Request;

/** Counts requests with a secret in their address. What it is never leaves the line. */
public final class CredentialsPart extends EventPart {
    private final EventFamily credentials;
    private final SecretSearch search = new SecretSearch();

    /** None yet. */
    public CredentialsPart(EventContext context) {
        super(context);
        this.credentials =
                events.counter(Metric.CREDENTIALS_IN_URL, Dimension.endpoint(), Dimension.words(UrlSecret.labels()));
    }

    @Override
    public void counted(Request request) {
        for (int found = search.find(request.record().target); found != 0; found &= found - 1) {
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
