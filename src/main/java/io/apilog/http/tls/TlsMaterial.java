package io.apilog.http.tls;

import io.apilog.http.tls.TlsException.Part;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Certificates, keys and parameters that were read and fit together; never changes. */
public final class TlsMaterial {
    private static final String ALIAS = "server";
    private static final char[] NO_PASSWORD = {};
    /** What is signed to see whether a key belongs to a certificate. */
    private static final byte[] PROBE = {1, 2, 3, 4, 5, 6, 7, 8};

    private final TlsSettings settings;
    private final X509ExtendedKeyManager keys;
    private final X509ExtendedTrustManager clients;
    private final String[] cipherSuites;

    private TlsMaterial(
            TlsSettings settings,
            X509ExtendedKeyManager keys,
            X509ExtendedTrustManager clients,
            String[] cipherSuites) {
        this.settings = settings;
        this.keys = keys;
        this.clients = clients;
        this.cipherSuites = cipherSuites;
    }

    /**
     * Reads the texts of the settings.
     *
     * @throws TlsException if one cannot be used, or the key is not that of the certificate: as while one file was replaced and the other
     *     is still to be
     */
    public static TlsMaterial of(TlsSettings settings) throws TlsException {
        List<X509Certificate> chain = new Pem(settings.certificate()).certificates(Part.CERTIFICATE);
        PrivateKey key = new Pem(settings.key()).key();
        checkPair(chain.get(0).getPublicKey(), key);
        NamedGroups.check(settings.curves());
        return new TlsMaterial(settings, keyManager(chain, key), trustManager(settings), cipherSuites(settings));
    }

    private static void checkPair(PublicKey certified, PrivateKey key) throws TlsException {
        try {
            Signature signature = Signature.getInstance(signatureOf(key));
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new TlsException(Part.KEY, "is not the key of the certificate", e);
        }
        throw new TlsException(Part.KEY, "is not the key of the certificate");
    }

    private static String signatureOf(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    private static X509ExtendedKeyManager keyManager(List<X509Certificate> chain, PrivateKey key) throws TlsException {
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(ALIAS, key, NO_PASSWORD, chain.toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            for (KeyManager manager : factory.getKeyManagers()) {
                if (manager instanceof X509ExtendedKeyManager extended) {
                    return extended;
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException(Part.CERTIFICATE, "cannot be used: " + e.getMessage(), e);
        }
        throw new TlsException(Part.CERTIFICATE, "cannot be used: this Java has no key manager for X.509");
    }

    private static X509ExtendedTrustManager trustManager(TlsSettings settings) throws TlsException {
        SubjectNames names = new SubjectNames(settings.allowedSans());
        if (!settings.clientAuth().isVerified()) {
            return new ClientTrust(Optional.empty(), names);
        }
        return new ClientTrust(Optional.of(authorities(settings)), names);
    }

    /** Without authorities of its own those of the system hold, as in Go. */
    private static X509ExtendedTrustManager authorities(TlsSettings settings) throws TlsException {
        try {
            KeyStore store = null;
            if (settings.clientCa().isPresent()) {
                store = emptyStore();
                int number = 0;
                for (X509Certificate authority : new Pem(settings.clientCa().get()).certificates(Part.CLIENT_CA)) {
                    store.setCertificateEntry("ca" + number++, authority);
                }
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException(Part.CLIENT_CA, "cannot be used: " + e.getMessage(), e);
        }
        throw new TlsException(Part.CLIENT_CA, "cannot be used: this Java has no trust manager for X.509");
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    /** The configured ones hold for TLS 1.2; those of 1.3 are all good, and Go does not let them be chosen either. */
    private static String[] cipherSuites(TlsSettings settings) throws TlsException {
        try {
            SSLParameters parameters = SSLContext.getDefault().getDefaultSSLParameters();
            List<String> suites = new ArrayList<>();
            for (String suite : parameters.getCipherSuites()) {
                if (isOfVersion13(suite) || settings.cipherSuites().isEmpty() && isGood(suite)) {
                    suites.add(suite);
                }
            }
            List<String> supported = Arrays.asList(
                    SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
            for (String suite : settings.cipherSuites()) {
                if (!supported.contains(suite)) {
                    throw new TlsException(Part.PARAMETERS, "this Java has no cipher suite " + suite);
                }
                if (!isOfVersion13(suite)) {
                    suites.add(suite);
                }
            }
            return suites.toArray(String[]::new);
        } catch (GeneralSecurityException e) {
            throw new TlsException(Part.PARAMETERS, "this Java has no TLS: " + e.getMessage(), e);
        }
    }

    /** The names of TLS 1.3 say no key exchange: {@code TLS_AES_128_GCM_SHA256}. */
    private static boolean isOfVersion13(String suite) {
        return !suite.contains("_WITH_") && suite.startsWith("TLS_");
    }

    /** Of TLS 1.2, with a key that is another one for each connection, and no block chaining: HTTP/2 allows no others (RFC 9113, 9.2.2). */
    private static boolean isGood(String suite) {
        return suite.contains("DHE_") && (suite.contains("_GCM_") || suite.contains("_CHACHA20_"));
    }

    /** Whether a client must show who it is. */
    public boolean asksForClients() {
        return settings.clientAuth() == ClientAuth.REQUIRE_AND_VERIFY;
    }

    X509ExtendedKeyManager keys() {
        return keys;
    }

    X509ExtendedTrustManager clients() {
        return clients;
    }

    /** Sets what a new connection is to speak and to ask for. */
    void configure(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(settings.versions().toArray(String[]::new));
        parameters.setCipherSuites(cipherSuites);
        parameters.setUseCipherSuitesOrder(settings.serverPrefers());
        NamedGroups.set(parameters, settings.curves());
        ClientAuth auth = settings.clientAuth();
        if (auth.isRequired()) {
            parameters.setNeedClientAuth(true);
        } else {
            parameters.setWantClientAuth(auth != ClientAuth.NONE);
        }
        engine.setSSLParameters(parameters);
    }
}
