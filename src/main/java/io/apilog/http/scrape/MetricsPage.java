package io.apilog.http.scrape;

import io.apilog.http.answer.Failing;
import io.apilog.http.answer.Page;
import io.apilog.http.answer.PlainText;
import io.apilog.http.connection.Connections;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * {@code /metrics}. The families are gathered and written whole in one of a few turns, into memory; then the client reads as fast as it can, and
 * holds neither a turn nor a thread. One that reads too slowly is cut off.
 */
public final class MetricsPage implements Page {
    /** How many are made at once; more would only compete for memory and the processor. */
    public static final int TURNS = 4;

    /** Of answers that were not read yet, compressed: dozens with the default budget of series. */
    private static final long MOST_HELD = 4L << 20;

    /** By its connection a scraper is told from another one of the same machine, and Prometheus keeps one for 5 minutes. */
    private static final Duration SCRAPER_IDLE = Duration.ofSeconds(330);

    private static final String RETRY_AFTER_SECONDS = "1";
    private static final int INFLATED_AT_ONCE = 8 * 1024;

    private final Scrape scrape;
    private final Duration longestResponse;
    private final Failing failing;
    private final Turns turns = new Turns(TURNS, Connections.MOST);
    private final HeldAnswers held = new HeldAnswers(MOST_HELD);

    /** Written whole, and not yet read. */
    private record Answer(AnswerPieces body, Scraped.Receipt receipt) {}

    public MetricsPage(Scrape scrape, Duration longestResponse, InstantSource clock) {
        this.scrape = scrape;
        this.longestResponse = longestResponse;
        this.failing = new Failing(clock);
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
            return;
        }
        // A loop of something else on the machine of a Prometheus, or behind the same proxy, is a queue of its own.
        String whose = Request.getRemoteAddr(request)
                + (asked.scraper() == null ? "" : " " + asked.scraper().agent());
        turns.ask(whose, request.getConnectionMetaData().getId(), new Turns.Asking() {
            @Override
            public void begin() {
                serveInTurn(asked, request, response, callback);
            }

            @Override
            public void called() {
                serveOnAnotherThread(asked, request, response, callback);
            }

            @Override
            public void refused() {
                unavailable(response, callback, "too many scrapes are waiting already");
            }
        });
    }

    private void serveOnAnotherThread(ScrapeRequest asked, Request request, Response response, Callback callback) {
        try {
            request.getComponents().getExecutor().execute(() -> serveInTurn(asked, request, response, callback));
        } catch (RejectedExecutionException e) {
            // The server stops.
            turns.end();
            callback.failed(e);
        }
    }

    private void serveInTurn(ScrapeRequest asked, Request request, Response response, Callback callback) {
        Answer answer;
        try {
            if (!client(request).isOpen()) {
                callback.failed(new EofException("the client went away while it waited"));
                return;
            }
            answer = answer(asked);
        } catch (MetricsWithheldException e) {
            unavailable(response, callback, e.reason());
            return;
        } catch (IOException | RuntimeException e) {
            failing.answer(request, response, callback, e);
            return;
        } finally {
            turns.end();
        }
        describe(asked, response.getHeaders());
        deliver(asked, answer, request, response, callback);
    }

    private Answer answer(ScrapeRequest asked) throws IOException, MetricsWithheldException {
        Scraped scraped = scrape.answer(asked.scraper());
        boolean isMade = false;
        try {
            AnswerPieces body = body(asked, scraped.families());
            isMade = true;
            return new Answer(body, scraped.receipt());
        } finally {
            if (!isMade) {
                scraped.receipt().missed();
            }
        }
    }

    private static AnswerPieces body(ScrapeRequest asked, Enumeration<MetricFamilySamples> gathered)
            throws IOException {
        List<MetricFamilySamples> families = ShownFamilies.select(gathered, asked.names());
        AnswerPieces body = new AnswerPieces();
        FastGzip gzip = new FastGzip(body);
        try {
            asked.exposition().write(gzip, families);
            gzip.finish();
        } finally {
            gzip.release();
        }
        return body;
    }

    private void deliver(ScrapeRequest asked, Answer answer, Request request, Response response, Callback callback) {
        AnswerPieces body = answer.body();
        EndPoint client = client(request);
        if (asked.scraper() != null) {
            client.setIdleTimeout(SCRAPER_IDLE.toMillis());
        }
        Runnable cutOff = client::close;
        Scheduler.Task deadline = request.getComponents()
                .getScheduler()
                .schedule(cutOff, longestResponse.toMillis(), TimeUnit.MILLISECONDS);
        held.hold(cutOff, body.size());
        Callback whole = Callback.from(
                () -> {
                    // Before the next request of this connection, which stands on what this one has shown.
                    if (isInTime(asked, request)) {
                        answer.receipt().delivered();
                    } else {
                        answer.receipt().late();
                    }
                    callback.succeeded();
                },
                failure -> {
                    // The client went away or was cut off; nobody is left to tell.
                    answer.receipt().missed();
                    callback.failed(failure);
                });
        Callback ended = Callback.from(
                () -> {
                    deadline.cancel();
                    held.letGo(cutOff);
                },
                whole);
        try {
            InputStream bytes = asked.gzip() ? body.read() : inflated(body);
            new Delivery(bytes, response, () -> held.wasRead(cutOff), ended).iterate();
        } catch (IOException e) {
            ended.failed(e);
        }
    }

    private static boolean isInTime(ScrapeRequest asked, Request request) {
        Scraper scraper = asked.scraper();
        return scraper == null
                || NanoTime.since(request.getBeginNanoTime())
                        <= scraper.timeout().toNanos();
    }

    /** It is kept compressed also for those that want it plain: a twentieth of the memory while they read. */
    private static InputStream inflated(AnswerPieces body) throws IOException {
        return new GZIPInputStream(body.read(), INFLATED_AT_ONCE);
    }

    private static EndPoint client(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    private static void describe(ScrapeRequest asked, HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, asked.exposition().contentType());
        headers.put(HttpHeader.VARY, "Accept, Accept-Encoding");
        if (asked.gzip()) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
    }

    private static void unavailable(Response response, Callback callback, String reason) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
        PlainText.send(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, reason);
    }
}
