package io.apilog.http;

import io.apilog.overview.Overview;
import io.apilog.overview.html.OverviewPage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /}: how it goes. */
final class LandingPage implements Page {
    /** A web configuration may have set another one. */
    private static final String POLICY = "Content-Security-Policy";

    private final Supplier<Overview> overview;
    private final OverviewPage page = new OverviewPage();

    LandingPage(Supplier<Overview> overview) {
        this.overview = overview;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        byte[] body = page.write(overview.get()).getBytes(StandardCharsets.UTF_8);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        if (!headers.contains(POLICY)) {
            headers.put(POLICY, page.policy());
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
