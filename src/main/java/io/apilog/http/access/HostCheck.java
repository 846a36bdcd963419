package io.apilog.http.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether a page for people may be shown under a host's name. A page of another site can let a name of its own lead to this machine, and
 * then read what the browser is shown (DNS rebinding); names that nobody else can own are let through, others have to be configured.
 */
public final class HostCheck {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.%]*]?");
    /** RFC 6761, RFC 6762, RFC 9476's sibling .internal, and Kubernetes' names of services. */
    private static final List<String> PRIVATE =
            List.of(".localhost", ".local", ".internal", ".home.arpa", ".svc", ".svc.cluster.local", ".test");

    private final Set<String> known;

    /** @param known configured names, without ports */
    public HostCheck(List<String> known) {
        this.known = known.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the host of a request is one of these: an address, a name without dots, a name that is private by its ending, a configured one.
     *
     * @param host as the client sent it, without a port
     */
    public boolean accepts(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return !plain.contains(".")
                || ADDRESS.matcher(plain).matches()
                || PRIVATE.stream().anyMatch(plain::endsWith)
                || known.contains(plain);
    }
}
