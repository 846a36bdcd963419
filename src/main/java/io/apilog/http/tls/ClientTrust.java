package io.apilog.http.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts clients: those whose certificate leads to an authority, where there are any, and has an allowed name. */
final class ClientTrust extends X509ExtendedTrustManager {
    private final Optional<X509ExtendedTrustManager> authorities;
    private final SubjectNames names;

    /** @param authorities empty trusts every certificate, as {@code RequireAnyClientCert} says */
    ClientTrust(Optional<X509ExtendedTrustManager> authorities, SubjectNames names) {
        this.authorities = authorities;
        this.names = names;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (authorities.isPresent()) {
            authorities.get().checkClientTrusted(chain, authType, engine);
        }
        names.check(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (authorities.isPresent()) {
            authorities.get().checkClientTrusted(chain, authType, socket);
        }
        names.check(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (authorities.isPresent()) {
            authorities.get().checkClientTrusted(chain, authType);
        }
        names.check(chain[0]);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.map(X509ExtendedTrustManager::getAcceptedIssuers).orElseGet(() -> new X509Certificate[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw notForServers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw notForServers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw notForServers();
    }

    private static CertificateException notForServers() {
        return new CertificateException("trusts clients alone");
    }
}
