package io.apilog.http;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * {@code /metrics}. The families are gathered whole, then written as fast as the client reads. A client that reads too slowly is cut
 * off, because it holds one of the few turns.
 */
final class MetricsPage implements Page {
    /** How many are served at once; more would only compete for memory and the processor. */
    static final int TURNS = 4;

    /** By its connection a scraper is told from another one of the same machine, and Prometheus keeps one for 5 minutes. */
    private static final Duration SCRAPER_IDLE = Duration.ofSeconds(330);

    private static final String RETRY_AFTER_SECONDS = "1";

    private final Scrape scrape;
    private final Runnable onScrape;
    private final Duration longestResponse;
    private final Semaphore turns = new Semaphore(TURNS);

    MetricsPage(Scrape scrape, Runnable onScrape, Duration longestResponse) {
        this.scrape = scrape;
        this.onScrape = onScrape;
        this.longestResponse = longestResponse;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        ScrapeRequest asked;
        try {
            asked = ScrapeRequest.of(request);
        } catch (IllegalArgumentException | HttpException.IllegalStateException | HttpException.RuntimeException e) {
            PlainText.send(response, callback, HttpStatus.BAD_REQUEST_400, "the query cannot be read");
            return;
        }
        if (HttpMethod.HEAD.is(request.getMethod())) {
            // Nothing is gathered: values that were gathered count as shown.
            describe(asked, response.getHeaders());
            // Not the last write, because that would announce a length of 0.
            response.write(false, ByteBuffer.allocate(0), callback);
        } else if (turns.tryAcquire()) {
            serveInTurn(asked, request, response, callback);
        } else {
            unavailable(response, callback, TURNS + " scrapes are being answered already");
        }
    }

    private void serveInTurn(ScrapeRequest asked, Request request, Response response, Callback callback) {
        try {
            serve(asked, request, response);
        } catch (MetricsWithheldException e) {
            unavailable(response, callback, e.reason());
            return;
        } catch (IOException e) {
            // The client went away or was cut off; nobody is left to tell.
            callback.failed(e);
            return;
        } finally {
            turns.release();
        }
        callback.succeeded();
        if (asked.scraper() != null) {
            onScrape.run();
        }
    }

    private void serve(ScrapeRequest asked, Request request, Response response)
            throws IOException, MetricsWithheldException {
        List<MetricFamilySamples> families = Families.select(scrape.families(asked.scraper()), asked.names());
        describe(asked, response.getHeaders());
        EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
        if (asked.scraper() != null) {
            client.setIdleTimeout(SCRAPER_IDLE.toMillis());
        }
        Scheduler.Task cutOff = request.getComponents()
                .getScheduler()
                .schedule(client::close, longestResponse.toMillis(), TimeUnit.MILLISECONDS);
        try {
            write(asked, families, new ResponseBody(response));
        } finally {
            cutOff.cancel();
        }
    }

    private static void describe(ScrapeRequest asked, HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, asked.exposition().contentType());
        headers.put(HttpHeader.VARY, "Accept, Accept-Encoding");
        if (asked.gzip()) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
    }

    private static void write(ScrapeRequest asked, List<MetricFamilySamples> families, ResponseBody body)
            throws IOException {
        if (asked.gzip()) {
            FastGzip gzip = new FastGzip(body);
            try {
                asked.exposition().write(gzip, families);
                gzip.finish();
            } finally {
                gzip.release();
            }
        } else {
            asked.exposition().write(body, families);
        }
        body.complete();
    }

    private static void unavailable(Response response, Callback callback, String reason) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
        PlainText.send(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, reason);
    }
}
