package io.apilog.http.access;

import io.apilog.http.tls.TlsConnections;
import io.apilog.http.tls.TlsMaterial;
import java.util.function.Supplier;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;

/** What is spoken over TLS; apart, so that whoever has no TLS loads none of it. */
public final class Secured {
    /** Streams of one connection at a time: there are four turns for scrapes. */
    private static final int MOST_STREAMS = 16;

    private Secured() {}

    /** TLS, in it HTTP/2 where it is wanted and the client chooses it, else HTTP/1.1. */
    public static ConnectionFactory[] protocols(HttpConfiguration plain, Supplier<WebAccess> access) {
        HttpConfiguration http = new HttpConfiguration(plain);
        // Scrapers ask by address; there is one certificate, whatever name they ask for.
        http.addCustomizer(new SecureRequestCustomizer(false));
        TlsConnections tls = new TlsConnections(() -> material(access));
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        if (!access.get().http2()) {
            return new ConnectionFactory[] {new SslConnectionFactory(tls, http1.getProtocol()), http1};
        }
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
        http2.setMaxConcurrentStreams(MOST_STREAMS);
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
        choice.setDefaultProtocol(http1.getProtocol());
        return new ConnectionFactory[] {new SslConnectionFactory(tls, choice.getProtocol()), choice, http2, http1};
    }

    /** A file that changes from TLS to none holds from the next start, so there always is some. */
    private static TlsMaterial material(Supplier<WebAccess> access) {
        return access.get().tls().orElseThrow();
    }
}
