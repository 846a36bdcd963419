package io.apilog.pipeline;

import static io.apilog.request.AccessRecord.ABSENT;

import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One filter, ready to be asked of every request; asking allocates nothing. */
final class Filter {
    private static final int NONE = 0;
    private static final int MOST_STATUS = 999;

    private final FilterSettings settings;
    private final List<Glob> endpoints;
    private final List<Glob> paths;
    private final List<Glob> userAgents;
    private final EnumSet<HttpMethod> methods;
    private final boolean[] statuses;
    private final Sampling sampling;

    /** By the endpoint's index: for which endpoint the answer was found, and what it was. */
    private @Nullable Endpoint[] asked = new Endpoint[0];

    private boolean[] answers = new boolean[0];

    Filter(FilterSettings settings) {
        this.settings = settings;
        this.endpoints = settings.endpoints().stream().map(Glob::of).toList();
        this.paths = settings.paths().stream().map(Glob::of).toList();
        this.userAgents = settings.userAgents().stream().map(Glob::within).toList();
        this.methods = EnumSet.allOf(HttpMethod.class);
        methods.removeIf(
                method -> !settings.methods().isEmpty() && !settings.methods().contains(method.label()));
        this.statuses = statuses(settings.statuses());
        this.sampling = new Sampling(settings.keep());
    }

    private static boolean[] statuses(Set<String> words) {
        boolean[] statuses = new boolean[MOST_STATUS + 1];
        for (int status = 0; status <= MOST_STATUS; status++) {
            String text = status == NONE ? "none" : Integer.toString(status);
            statuses[status] = words.isEmpty() || words.contains(text) || words.contains(text.charAt(0) + "xx");
        }
        return statuses;
    }

    String name() {
        return settings.name();
    }

    /** Whether the endpoint must be known to say whether a request is meant. */
    boolean asksForEndpoint() {
        return !endpoints.isEmpty();
    }

    /** Whether user agents are looked at. */
    boolean asksForUserAgent() {
        return !userAgents.isEmpty();
    }

    /** Whether a request is meant as far as all but its endpoint says. */
    boolean means(Source source, HttpMethod method, AccessRecord record) {
        int status = record.status == ABSENT ? NONE : record.status;
        return methods.contains(method)
                && statuses[status]
                && (settings.sources().isEmpty() || settings.sources().contains(source.name()))
                && (paths.isEmpty() || hasPath(record.target))
                && (userAgents.isEmpty() || any(userAgents, record.userAgent));
    }

    /** Whether requests of an endpoint are meant. */
    boolean means(Endpoint endpoint) {
        int index = endpoint.index();
        if (index >= asked.length) {
            asked = Arrays.copyOf(asked, index * 2 + 1);
            answers = Arrays.copyOf(answers, asked.length);
        }
        if (asked[index] != endpoint) {
            byte[] name = endpoint.name().getBytes(StandardCharsets.UTF_8);
            asked[index] = endpoint;
            answers[index] = endpoints.stream().anyMatch(glob -> glob.matches(name, 0, name.length));
        }
        return answers[index];
    }

    /** Which of the requests that are meant are kept. */
    Sampling sampling() {
        return sampling;
    }

    /** Whether the next request that is meant is counted all the same. */
    boolean keepsNext() {
        return sampling.keepsNext();
    }

    private boolean hasPath(Text target) {
        byte[] bytes = target.bytes();
        int from = startOfPath(target);
        int to = from;
        while (to < target.to() && bytes[to] != '?' && bytes[to] != '#') {
            to++;
        }
        for (int i = 0; i < paths.size(); i++) {
            if (paths.get(i).matches(bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Behind scheme and host, where the target is a whole URL. */
    private static int startOfPath(Text target) {
        byte[] bytes = target.bytes();
        int from = target.from();
        if (target.isEmpty() || bytes[from] == '/') {
            return from;
        }
        for (int i = from; i + 2 < target.to() && bytes[i] != '?'; i++) {
            if (bytes[i] == ':' && bytes[i + 1] == '/' && bytes[i + 2] == '/') {
                int path = i + 3;
                while (path < target.to() && bytes[path] != '/' && bytes[path] != '?' && bytes[path] != '#') {
                    path++;
                }
                return path;
            }
        }
        return from;
    }

    private static boolean any(List<Glob> globs, Text text) {
        for (int i = 0; i < globs.size(); i++) {
            if (globs.get(i).matches(text)) {
                return true;
            }
        }
        return false;
    }

    /** Filters of these settings, in their order. */
    static List<Filter> of(List<FilterSettings> all) {
        List<Filter> filters = new ArrayList<>();
        all.forEach(settings -> filters.add(new Filter(settings)));
        return List.copyOf(filters);
    }
}
