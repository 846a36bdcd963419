package io.apilog.http.page;

import io.apilog.http.access.WebAccess;
import io.apilog.http.answer.Page;
import io.apilog.http.setting.WebSettings;
import io.apilog.overview.Overview;
import io.apilog.overview.html.OverviewPage;
import io.apilog.overview.html.PageLink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** {@code /}: how it goes. */
public final class LandingPage implements Page {
    /** A web configuration may have set another one. */
    private static final String POLICY = "Content-Security-Policy";

    /** What is deeper is for programs. */
    private static final Pattern FOR_PEOPLE = Pattern.compile("/-/[a-z]+");

    private final Supplier<Overview> overview;
    private final List<PageLink> links;
    private final List<PageLink> guarded;
    private final Supplier<WebAccess> access;
    private @Nullable OverviewPage page;

    /**
     * The page of a site.
     *
     * @param links ways on from it, for everybody
     * @param access tells who is shown the ways to guarded pages
     */
    public LandingPage(Site site, List<WebSettings.Link> links, Supplier<WebAccess> access) {
        this.overview = site.overview();
        this.access = access;
        this.guarded = site.guarded().keySet().stream()
                .filter(path -> FOR_PEOPLE.matcher(path).matches())
                .sorted()
                .map(path -> new PageLink(path.substring(path.lastIndexOf('/') + 1), path.substring(1)))
                .toList();
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
        byte[] body = shown.write(overview.get(), GuardedPage.isShownTo(request, access.get()) ? guarded : List.of())
                .getBytes(StandardCharsets.UTF_8);
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
