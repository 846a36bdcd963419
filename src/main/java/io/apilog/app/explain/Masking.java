package io.apilog.app.explain;

import io.apilog.agent.AgentFamilies;
import io.apilog.privacy.Pseudonyms;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Text;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a line is shown as it is and what by a pseudonym: all that a client wrote, but for words that stand in the endpoint's name, which is a
 * label anyway. For one thread.
 */
final class Masking {
    /** Everything as it is. */
    static final Masking NONE = new Masking(null);

    private static final String NOTHING = "-";
    private static final String ADDRESS = "://";

    private final @Nullable Pseudonyms pseudonyms;
    private final AgentFamilies agents = new AgentFamilies();

    private Masking(@Nullable Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** Who and what by pseudonyms. */
    static Masking pseudonymous() {
        return new Masking(Pseudonyms.create());
    }

    boolean masks() {
        return pseudonyms != null;
    }

    String client(String value) {
        return of("client", value);
    }

    String user(String value) {
        return of("user", value);
    }

    String host(String value) {
        return of("host", value);
    }

    private String of(String kind, String value) {
        return pseudonyms == null || value.equals(NOTHING) ? value : pseudonyms.of(kind, value);
    }

    /** A method as a log has it: any word can stand there. */
    String method(String value) {
        return !HttpMethod.labelOf(value).equals(HttpMethod.OTHER.label()) ? value : of("method", value);
    }

    /** The kind of program: an agent can name whose it is. */
    String agent(Text value) {
        return pseudonyms == null || value.isEmpty()
                ? value.toString()
                : agents.of(value).label();
    }

    /** A target with its host, if any, and its query replaced, and of its path what the endpoint's name does not have. */
    String target(String target, Endpoint endpoint) {
        return address(
                target,
                endpoint.isSpecial() ? List.of() : List.of(endpoint.name().split("/")));
    }

    /** The address of a page, of which nothing is known. */
    String referer(String address) {
        return address(address, List.of());
    }

    /** A path that made no endpoint, with values taken out: what stands for them is shown. */
    String shape(String path) {
        return pseudonyms == null
                ? path
                : path(pseudonyms, path, segment -> segment.startsWith("{") && segment.endsWith("}"));
    }

    private String address(String address, List<String> shown) {
        if (pseudonyms == null || address.equals(NOTHING) || address.equals("*")) {
            return address;
        }
        int path = 0;
        String before = "";
        int scheme = address.indexOf(ADDRESS);
        boolean web = scheme > 0 && List.of("http", "https", "ws", "wss").contains(address.substring(0, scheme));
        if (web) {
            path = end(address, scheme + ADDRESS.length(), "/?#");
            String authority = address.substring(scheme + ADDRESS.length(), path);
            int at = authority.lastIndexOf('@');
            before = address.substring(0, scheme)
                    + ADDRESS
                    + (at < 0 ? "" : pseudonyms.of("user", authority.substring(0, at)) + "@")
                    + pseudonyms.of("host", authority.substring(at + 1));
        }
        int query = end(address, path, "?#");
        String behind = query == address.length()
                ? ""
                : address.charAt(query) + pseudonyms.of("query", address.substring(query + 1));
        return before + path(pseudonyms, address.substring(path, query), shown::contains) + behind;
    }

    private static int end(String text, int from, String signs) {
        int end = from;
        while (end < text.length() && signs.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String path(Pseudonyms pseudonyms, String path, Predicate<String> shown) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> shown.test(segment) ? segment : pseudonyms.of("value", segment))
                .collect(Collectors.joining("/"));
    }
}
