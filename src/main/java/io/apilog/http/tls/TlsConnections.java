package io.apilog.http.tls;

import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Makes the engines of new connections, each of the material that holds at its beginning; one that goes on keeps its own. So certificates
 * change without a connection that fails.
 */
public final class TlsConnections extends SslContextFactory.Server {
    private static final int SESSION_SECONDS = 300;

    private final Supplier<TlsMaterial> current;

    /** @param current asked for each new connection, on threads of the server */
    public TlsConnections(Supplier<TlsMaterial> current) {
        this.current = current;
        setSslContext(context(current));
        // Whoever scrapes by address has no name to check, and the certificate is the same for all.
        setSniRequired(false);
        // What is spoken is set for each engine below; Jetty's own lists of what is too old are within those of Java.
        setRenegotiationAllowed(false);
    }

    private static SSLContext context(Supplier<TlsMaterial> current) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new CurrentKeys(current)}, new TrustManager[] {new CurrentTrust(current)}, null);
            // A resumed session does not show its certificate again: what a client may no longer do ends after this
            // time.
            context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public void customize(SSLEngine engine) {
        current.get().configure(engine);
    }
}
