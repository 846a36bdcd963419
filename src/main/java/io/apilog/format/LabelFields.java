package io.apilog.format;

import io.apilog.format.field.FieldKind;
import io.apilog.format.field.NameTree;
import io.apilog.format.named.W3cColumns;
import io.apilog.format.pattern.NginxLogFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fields of a log that can be the value of an extra label, told from those that name people, secrets or every single request. */
public final class LabelFields {
    private static final Set<FieldKind> PERSONAL = EnumSet.of(
            FieldKind.REQUEST,
            FieldKind.TARGET,
            FieldKind.PATH,
            FieldKind.QUERY,
            FieldKind.CLIENT,
            FieldKind.USER,
            FieldKind.USER_AGENT,
            FieldKind.REFERER);

    /** Words of a name that tell of people, their machines, or of what lets someone in. */
    private static final Set<String> PERSONAL_WORDS = Set.of(
            "client",
            "user",
            "users",
            "username",
            "userid",
            "uid",
            "login",
            "email",
            "mail",
            "phone",
            "card",
            "account",
            "cookie",
            "cookies",
            "authorization",
            "auth",
            "token",
            "jwt",
            "bearer",
            "secret",
            "password",
            "passwd",
            "pwd",
            "apikey",
            "credential",
            "credentials",
            "session",
            "sessionid",
            "sid",
            "referer",
            "referrer",
            "agent",
            "useragent",
            "query",
            "querystring",
            "args",
            "forwarded",
            "xff",
            "remote",
            "realip");

    private static final Set<String> ADDRESS_WORDS = Set.of("ip", "ips", "addr", "address", "ipaddress");

    /** Beside one of these an address is that of a machine of ours. */
    private static final Set<String> SERVER_WORDS =
            Set.of("upstream", "server", "backend", "origin", "pod", "node", "s", "local");

    private static final Map<String, String> OWN = Map.of(
            "method", "it is a label already",
            "status", "it is a label already",
            "route", "it is the label 'endpoint' already",
            "duration", "it is a number, and each value would be a series of its own",
            "upstream_duration", "it is a number, and each value would be a series of its own",
            "response_bytes", "it is a number, and each value would be a series of its own",
            "request_bytes", "it is a number, and each value would be a series of its own",
            "time", "each value would be a series of its own");

    private LabelFields() {}

    /**
     * Why a field can be no label: what its name means to us, or a word of it. A value that is not named as what it is cannot be known,
     * which is why every label is bounded as well.
     */
    public static Optional<String> fault(String name) {
        String bare = name.startsWith("$") ? name.substring(1) : name;
        if (bare.isBlank()) {
            return Optional.of("it has no name");
        }
        String own = OWN.get(bare);
        if (own != null) {
            return Optional.of(own);
        }
        return isPersonal(bare)
                ? Optional.of("it can hold who asked, a secret, or the very path that was asked for")
                : Optional.empty();
    }

    /**
     * Whether a field can hold who asked, a secret, or the path that was asked for; the id of a key is none. What does is shown nowhere.
     */
    public static boolean canBePersonal(String name) {
        String bare = name.startsWith("$") ? name.substring(1) : name;
        List<String> words = words(bare);
        boolean idOfKey =
                words.contains("key") && words.contains("id") && words.stream().noneMatch(PERSONAL_WORDS::contains);
        return isPersonal(bare) && !idOfKey;
    }

    private static boolean isPersonal(String name) {
        if (PERSONAL.contains(NginxLogFormat.field(name).meaning())
                || PERSONAL.contains(W3cColumns.meaning(name))
                || PERSONAL.contains(NameTree.meaning(name))) {
            return true;
        }
        List<String> words = words(name);
        boolean address = words.stream().anyMatch(ADDRESS_WORDS::contains);
        boolean server = words.stream().anyMatch(SERVER_WORDS::contains);
        return words.stream().anyMatch(PERSONAL_WORDS::contains)
                || address && !server
                || words.contains("api") && words.contains("key")
                || words.contains("real") && address;
    }

    /** {@code req.headers.X-ApiKey} is req, headers, x, api, key, and headers, xapikey besides. */
    private static List<String> words(String name) {
        String apart = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return List.of((apart + "_" + name.toLowerCase(Locale.ROOT)).split("[^a-z0-9]+"));
    }
}
