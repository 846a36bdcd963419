package io.apilog.http.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Asks the key manager that holds now. A handshake asks for the name, the chain and the key one after the other: each name carries a
 * number, so that all three are of one key manager though another may have come between.
 */
final class CurrentKeys extends X509ExtendedKeyManager {
    private final Supplier<TlsMaterial> current;
    /** The one before as well: a handshake that began with it goes on with it. */
    private volatile Generation latest;

    private record Generation(
            int number,
            X509ExtendedKeyManager keys,
            @Nullable X509ExtendedKeyManager before) {}

    CurrentKeys(Supplier<TlsMaterial> current) {
        this.current = current;
        this.latest = new Generation(0, current.get().keys(), null);
    }

    private synchronized Generation generation() {
        X509ExtendedKeyManager keys = current.get().keys();
        if (keys != latest.keys) {
            latest = new Generation(latest.number + 1, keys, latest.keys);
        }
        return latest;
    }

    private static @Nullable String named(Generation generation, @Nullable String alias) {
        return alias == null ? null : generation.number + "/" + alias;
    }

    private @Nullable X509ExtendedKeyManager keysOf(String name) {
        Generation now = latest;
        int number = Integer.parseInt(name.substring(0, name.indexOf('/')));
        return number == now.number ? now.keys : number == now.number - 1 ? now.before : null;
    }

    private static String aliasIn(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Generation now = generation();
        return named(now, now.keys.chooseEngineServerAlias(keyType, issuers, engine));
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        Generation now = generation();
        return named(now, now.keys.chooseServerAlias(keyType, issuers, socket));
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String name) {
        X509ExtendedKeyManager keys = keysOf(name);
        return keys == null ? null : keys.getCertificateChain(aliasIn(name));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String name) {
        X509ExtendedKeyManager keys = keysOf(name);
        return keys == null ? null : keys.getPrivateKey(aliasIn(name));
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
