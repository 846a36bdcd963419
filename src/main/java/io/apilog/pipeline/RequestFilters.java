package io.apilog.pipeline;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.RequestText;
import io.apilog.request.Source;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names requests, and leaves out those that are configured to be: the first filter that means a request decides. A filter that does not
 * ask for the endpoint is asked before the request is named, so that what it drops makes no endpoints.
 */
public final class RequestFilters {
    /** What {@link #leftOutBy} returns for a request that is counted. */
    public static final int NONE = -1;

    private final EndpointNamer namer;
    private final List<Filter> filters;
    private @Nullable Endpoint endpoint;

    /** Makes filters, which are asked in this order. */
    public RequestFilters(EndpointNamer namer, List<FilterSettings> filters) {
        this.namer = namer;
        this.filters = Filter.of(filters);
    }

    /** The place of the filter that leaves a request out, or {@link #NONE}: {@link #endpoint()} then says what it counts under. */
    public int leftOutBy(Source source, HttpMethod method, AccessRecord record) {
        if (filters.isEmpty()) {
            endpoint = namer.name(record, method);
            return NONE;
        }
        endpoint = null;
        for (int i = 0; i < filters.size(); i++) {
            Filter filter = filters.get(i);
            if (filter.means(source, method, record)
                    && (!filter.asksForEndpoint() || filter.means(named(method, record)))) {
                if (!filter.keepsNext()) {
                    return i;
                }
                break;
            }
        }
        named(method, record);
        return NONE;
    }

    private Endpoint named(HttpMethod method, AccessRecord record) {
        Endpoint name = endpoint;
        if (name == null) {
            name = namer.name(record, method);
            endpoint = name;
        }
        return name;
    }

    /** The endpoint of the request asked for last, which was not left out. */
    public Endpoint endpoint() {
        if (endpoint == null) {
            throw new IllegalStateException("the last request was left out before it had a name");
        }
        return endpoint;
    }

    /** What the filters and the names of endpoints are made of, besides what every request has. */
    public Set<RequestText> texts() {
        EnumSet<RequestText> texts = EnumSet.noneOf(RequestText.class);
        if (filters.stream().anyMatch(Filter::asksForUserAgent)) {
            texts.add(RequestText.USER_AGENT);
        }
        if (namer.asksForHost()) {
            texts.add(RequestText.HOST);
        }
        return texts;
    }

    /** The name of a filter by its place. */
    public String name(int filter) {
        return filters.get(filter).name();
    }

    /** How many requests each filter was asked to keep, by its name. */
    public Map<String, Long> sampled() {
        Map<String, Long> sampled = new LinkedHashMap<>();
        filters.forEach(filter -> sampled.put(filter.name(), filter.sampling().count()));
        return sampled;
    }

    /** Goes on with the sequences of filters of the same names. */
    public void goOnSampling(Map<String, Long> sampled) {
        filters.forEach(filter -> filter.sampling().goOnBehind(sampled.getOrDefault(filter.name(), 0L)));
    }
}
