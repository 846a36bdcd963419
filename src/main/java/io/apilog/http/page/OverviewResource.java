package io.apilog.http.page;

import io.apilog.http.answer.Page;
import io.apilog.overview.Overview;
import io.apilog.overview.json.OverviewJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /-/overview}: what the page for people shows, as JSON. */
public final class OverviewResource implements Page {
    private final Supplier<Overview> overview;

    public OverviewResource(Supplier<Overview> overview) {
        this.overview = overview;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        OverviewJson.write(overview.get(), body);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        headers.put(HttpHeader.CONTENT_LENGTH, body.size());
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(body.toByteArray()), callback);
    }
}
