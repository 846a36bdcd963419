package io.apilog.http.page;

import io.apilog.http.access.WebAccess;
import io.apilog.http.answer.Page;
import io.apilog.http.answer.PlainText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A page with what is not for everybody: shown to whoever has shown who they are, where that is asked; else to this machine alone, and then not
 * through a proxy on it, which asks for others.
 */
public final class GuardedPage implements Page {
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final GuardedText text;
    private final Supplier<WebAccess> access;

    public GuardedPage(GuardedText text, Supplier<WebAccess> access) {
        this.text = text;
        this.access = access;
    }

    /** Whether such pages are shown to whoever asks this, provided that what is asked for is answered at all. */
    static boolean isShownTo(Request request, WebAccess access) {
        return access.asksWho() || isFromHere(request);
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        if (!isShownTo(request, access.get())) {
            PlainText.send(
                    response,
                    callback,
                    HttpStatus.FORBIDDEN_403,
                    "this page is shown to this machine alone, unless web.config.file asks for a login");
            return;
        }
        boolean json = wantsJson(request.getHeaders());
        byte[] body = text.draw(json).getBytes(StandardCharsets.UTF_8);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, (json ? "application/json" : "text/plain") + "; charset=utf-8");
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(HttpHeader.VARY, "Accept");
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static boolean wantsJson(HttpFields headers) {
        String accepted = headers.get(HttpHeader.ACCEPT);
        return accepted != null && accepted.contains("application/json");
    }

    private static boolean isFromHere(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        InetAddress address = remote instanceof InetSocketAddress internet ? internet.getAddress() : null;
        return address != null
                && address.isLoopbackAddress()
                && OF_PROXIES.stream().noneMatch(request.getHeaders()::contains);
    }
}
