package io.apilog.http;

import io.apilog.overview.Overview;
import io.apilog.overview.html.OverviewPage;
import io.apilog.overview.html.PageLink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** {@code /}: how it goes. */
final class LandingPage implements Page {
    /** A web configuration may have set another one. */
    private static final String POLICY = "Content-Security-Policy";

    private final Supplier<Overview> overview;
    private final List<PageLink> links;
    private @Nullable OverviewPage page;

    LandingPage(Supplier<Overview> overview, List<WebSettings.Link> links) {
        this.overview = overview;
        this.links = links.stream()
                .map(link -> new PageLink(link.name(), link.url()))
                .toList();
    }

    /** Made when somebody looks for the first time: most daemons are only scraped. */
    private synchronized OverviewPage page() {
        OverviewPage made = page;
        if (made == null) {
            made = new OverviewPage(links);
            page = made;
        }
        return made;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        OverviewPage shown = page();
        byte[] body = shown.write(overview.get()).getBytes(StandardCharsets.UTF_8);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        if (!headers.contains(POLICY)) {
            headers.put(POLICY, shown.policy());
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
