package io.apilog.http.tls;

import io.apilog.http.tls.TlsException.Part;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLParameters;

/** The curves of a key exchange, which Java lets a program choose for each connection from version 20 on. */
public final class NamedGroups {
    /** Java's names by those of Go's {@code tls.CurveID}. */
    private static final Map<String, String> BY_GO_NAME =
            Map.of("CurveP256", "secp256r1", "CurveP384", "secp384r1", "CurveP521", "secp521r1", "X25519", "x25519");

    private static final Optional<Method> SETTER = setter();

    private NamedGroups() {}

    private static Optional<Method> setter() {
        try {
            return Optional.of(SSLParameters.class.getMethod("setNamedGroups", String[].class));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** Java's name of a curve; empty for a word that is none. */
    public static Optional<String> of(String goName) {
        return Optional.ofNullable(BY_GO_NAME.get(goName));
    }

    /** The words that there are. */
    public static List<String> words() {
        return BY_GO_NAME.keySet().stream().sorted().toList();
    }

    static void check(List<String> groups) throws TlsException {
        if (!groups.isEmpty() && SETTER.isEmpty()) {
            throw new TlsException(
                    Part.PARAMETERS,
                    "curves can be chosen with Java 20 and newer, this is Java "
                            + Runtime.version().feature());
        }
    }

    static void set(SSLParameters parameters, List<String> groups) {
        if (groups.isEmpty() || SETTER.isEmpty()) {
            return;
        }
        try {
            SETTER.get().invoke(parameters, (Object) groups.toArray(String[]::new));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
