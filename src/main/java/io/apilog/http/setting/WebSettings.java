package io.apilog.http.setting;

import java.util.List;

/**
 * Where the daemon answers.
 *
 * @param listenAddresses one or more; an empty host means all addresses
 * @param lifecycle whether {@code /-/reload} is answered
 * @param hosts names under which pages are shown, besides those that are private by themselves
 * @param links ways on that the page at {@code /} shows
 * @param accessFile who may reach it: the path of a web configuration; empty for everybody
 */
public record WebSettings(
        List<ListenAddress> listenAddresses,
        boolean lifecycle,
        List<String> hosts,
        List<Link> links,
        String accessFile) {
    /** The port where nothing is configured. */
    public static final int DEFAULT_PORT = 10180;

    /** What holds where nothing is configured. */
    public static final WebSettings DEFAULT =
            new WebSettings(List.of(new ListenAddress("", DEFAULT_PORT)), false, List.of(), List.of(), "");

    /**
     * A way on from the page.
     *
     * @param name as it is read there
     * @param url absolute, of http or https
     */
    public record Link(String name, String url) {}

    /**
     * An address to listen on.
     *
     * @param host a name or address, IPv6 without brackets; empty for all
     * @param port 0 to 65535; 0 is any free port
     */
    public record ListenAddress(String host, int port) {
        /** As it is written in the configuration: {@code :10180}, {@code [::1]:10180}. */
        @Override
        public String toString() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }
}
