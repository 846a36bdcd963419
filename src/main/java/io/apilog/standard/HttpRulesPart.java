package io.apilog.standard;

import io.apilog.insight.Dimension;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventFamily;
import io.apilog.insight.EventPart;
import io.apilog.metrics.Metric;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import io.apilog.request.Text;
import java.util.Set;

/**
 * Counts what is not as HTTP has it, and how requests came: by scheme and by version of TLS.
 *
 * <p>Logs count bytes with headers or without, and do not say which. A body is only taken for one where the same source has logged 0 bytes in the
 * same place before: with headers there is no 0.
 */
public final class HttpRulesPart extends EventPart {
    private static final int SHOWS_REQUESTS = 1;
    private static final int SHOWS_RESPONSES = 2;
    private static final int HTTP = 0;
    private static final int HTTPS = 1;
    private static final int OTHER = 2;
    private static final int UNKNOWN = -1;

    private final EventFamily violations;
    private final EventFamily tls;
    private final EventFamily schemes;
    private final boolean http;
    private final int tlsAt;
    private final int schemeAt;

    /** By source, in which directions its bytes are those of bodies. */
    private final byte[] bodies;

    /**
     * With the fields that are configured.
     *
     * @param sources how many there are
     * @param tlsAt which of the extras of a record is the version of TLS; less than 0 for none
     * @param schemeAt which of them is the scheme; less than 0 for none
     */
    public HttpRulesPart(EventContext context, boolean http, int sources, int tlsAt, int schemeAt) {
        super(context);
        this.http = http;
        this.tlsAt = tlsAt;
        this.schemeAt = schemeAt;
        this.bodies = new byte[sources];
        this.violations =
                events.counter(Metric.HTTP_VIOLATIONS, Dimension.endpoint(), Dimension.words(HttpViolation.labels()));
        this.tls = events.counter(Metric.TLS_REQUESTS, Dimension.words(TlsVersion.labels()));
        this.schemes = events.counter(Metric.SCHEME_REQUESTS, Dimension.words("http", "https", "other"));
    }

    @Override
    public void counted(Request request) {
        AccessRecord record = request.record();
        int scheme = scheme(record);
        if (schemeAt >= 0 && scheme != UNKNOWN) {
            schemes.add(request.source(), scheme, 1);
        }
        TlsVersion version = tlsAt < 0 ? TlsVersion.NONE : TlsVersion.of(record.extras[tlsAt]);
        if (tlsAt >= 0) {
            tls.add(request.source(), version.ordinal(), 1);
        }
        if (!http) {
            return;
        }
        if (scheme == HTTP) {
            count(request, HttpViolation.PLAIN_HTTP);
        }
        if (version.isOld()) {
            count(request, HttpViolation.OLD_TLS);
        }
        if (isFirstVersion(record.protocol)) {
            count(request, HttpViolation.HTTP_1_0);
        }
        bodies(request, record);
    }

    private void bodies(Request request, AccessRecord record) {
        int source = request.source().index();
        HttpMethod method = request.method();
        // Whatever it is answered: who sends a body with a GET is mostly told that there is nothing.
        if (record.status >= 200 && (method == HttpMethod.GET || method == HttpMethod.HEAD)) {
            if (record.requestBytes == 0) {
                bodies[source] |= SHOWS_REQUESTS;
            } else if (record.requestBytes > 0 && (bodies[source] & SHOWS_REQUESTS) != 0) {
                count(request, HttpViolation.BODY_ON_GET);
            }
        }
        boolean ended = record.status >= 200 && record.status < 400;
        boolean empty = record.status == 204 || record.status == 304 || method == HttpMethod.HEAD;
        if (ended && empty && record.responseBytes == 0) {
            bodies[source] |= SHOWS_RESPONSES;
        } else if (record.status == 204 && record.responseBytes > 0 && (bodies[source] & SHOWS_RESPONSES) != 0) {
            count(request, HttpViolation.BODY_ON_204);
        }
    }

    private void count(Request request, HttpViolation kind) {
        violations.add(request.source(), request.endpoint(), kind.ordinal(), 1);
    }

    private static boolean isFirstVersion(Text protocol) {
        int length = protocol.length();
        return length >= 3
                && protocol.at(length - 3) == '1'
                && protocol.at(length - 2) == '.'
                && protocol.at(length - 1) == '0';
    }

    /** What the field says, or else the target itself, which load balancers log as a whole address. */
    private int scheme(AccessRecord record) {
        if (schemeAt >= 0 && !record.extras[schemeAt].isEmpty()) {
            Text scheme = record.extras[schemeAt];
            return isHttp(scheme) ? scheme.length() == 4 ? HTTP : scheme.length() == 5 ? HTTPS : OTHER : OTHER;
        }
        Text target = record.target;
        if (target.length() < 8 || target.at(0) == '/' || !isHttp(target)) {
            return UNKNOWN;
        }
        return target.at(4) == ':' ? HTTP : target.at(4) == 's' && target.at(5) == ':' ? HTTPS : UNKNOWN;
    }

    private static boolean isHttp(Text text) {
        return text.length() >= 4
                && (text.at(0) | 0x20) == 'h'
                && (text.at(1) | 0x20) == 't'
                && (text.at(2) | 0x20) == 't'
                && (text.at(3) | 0x20) == 'p';
    }

    @Override
    public Set<RequestText> texts() {
        return http ? Set.of(RequestText.PROTOCOL) : Set.of();
    }

    @Override
    public String name() {
        return "http-rules";
    }

    @Override
    public String without() {
        return "counters of what is not as HTTP has it begin at 0";
    }
}
