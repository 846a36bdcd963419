package io.apilog.http.answer;

import java.time.InstantSource;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers where a page failed. The pages call suppliers of the whole daemon: whatever fails in them ends one request and nothing else, and is
 * logged once a minute.
 */
public final class Failing {
    private static final Logger LOG = LoggerFactory.getLogger(Failing.class);

    private final LogThrottle log;

    /** @param clock tells when to log a failure again */
    public Failing(InstantSource clock) {
        this.log = new LogThrottle(clock);
    }

    public void answer(Request request, Response response, Callback callback, Exception failure) {
        if (log.isDue()) {
            LOG.error("cannot answer {}", request.getHttpURI().getCanonicalPath(), failure);
        }
        if (response.isCommitted()) {
            callback.failed(failure);
        } else {
            response.reset();
            PlainText.send(
                    response,
                    callback,
                    HttpStatus.INTERNAL_SERVER_ERROR_500,
                    "failed inside the exporter; its log tells more");
        }
    }
}
