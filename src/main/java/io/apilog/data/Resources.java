package io.apilog.data;

import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which data a request is for: by its endpoint, which is remembered, and by its path. Neither alone would do: a route can be called by
 * what no path has, and what an endpoint is called by may be learned, so that a word of the path is a parameter. For one thread.
 */
final class Resources {
    /** None of them. */
    static final int NONE = -1;

    private static final int UNKNOWN = 0;

    private final List<DataResource> all;
    private final RequestPath path = new RequestPath();
    private final ResourcePattern.Parameter parameter = new ResourcePattern.Parameter();

    /** By the index of an endpoint, one more than that of its resource, or -1 for none. */
    private int[] byEndpoint = new int[256];

    private int fitting;

    Resources(List<DataResource> all) {
        this.all = List.copyOf(all);
    }

    List<DataResource> all() {
        return all;
    }

    /** Which it is for, by its place in the list: the first whose pattern fits the endpoint or the path. */
    int of(Request request) {
        Endpoint endpoint = request.endpoint();
        int byName = endpoint.isSpecial() ? NONE : known(endpoint);
        if (byName == 0 || endpoint == Endpoint.MALFORMED) {
            return byName;
        }
        int byPath = path.read(request.record().target) ? of(path.bytes(), path.length()) : NONE;
        return byName == NONE || byPath == NONE ? Math.max(byName, byPath) : Math.min(byName, byPath);
    }

    private int known(Endpoint endpoint) {
        int index = endpoint.index();
        if (index >= byEndpoint.length) {
            byEndpoint = Arrays.copyOf(byEndpoint, Math.max(2 * byEndpoint.length, index + 1));
        }
        if (byEndpoint[index] == UNKNOWN) {
            byte[] name = endpoint.name().getBytes(StandardCharsets.UTF_8);
            int found = of(name, name.length);
            byEndpoint[index] = found == NONE ? NONE : found + 1;
        }
        return byEndpoint[index] == NONE ? NONE : byEndpoint[index] - 1;
    }

    private int of(byte[] text, int length) {
        for (int i = 0; i < all.size(); i++) {
            if (fits(i, text, length)) {
                return i;
            }
        }
        return NONE;
    }

    private boolean fits(int resource, byte[] text, int length) {
        List<ResourcePattern> patterns = all.get(resource).match();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(text, length, parameter)) {
                fitting = i;
                return true;
            }
        }
        return false;
    }

    /** Finds the object that a request for a resource names; false where it names none. Then {@link #path} and {@link #object} say where. */
    boolean findObject(AccessRecord record, int resource) {
        return path.read(record.target) && fits(resource, path.bytes(), path.length()) && parameter.to() > 0;
    }

    /**
     * Which pattern of a resource its request fits, by its place in the list: the path's, and where no path does, the endpoint's. It is what can
     * be said of a path without what stands in it.
     */
    int pattern(Request request, int resource) {
        if (!path.read(request.record().target) || !fits(resource, path.bytes(), path.length())) {
            byte[] name = request.endpoint().name().getBytes(StandardCharsets.UTF_8);
            fits(resource, name, name.length);
        }
        return fitting;
    }

    RequestPath path() {
        return path;
    }

    ResourcePattern.Parameter object() {
        return parameter;
    }

    /** An endpoint is another one from now on. */
    void forget(Endpoint endpoint) {
        if (endpoint.index() < byEndpoint.length) {
            byEndpoint[endpoint.index()] = UNKNOWN;
        }
    }
}
