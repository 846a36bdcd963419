package io.apilog.insight;

import io.apilog.request.Endpoint;
import io.apilog.request.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the families of events of one configuration share: the budget, the sources, and which endpoint an index is. */
public final class EventContext {
    private final InsightBudget budget;
    private final List<Source> sources;
    private final Supplier<List<Endpoint>> known;
    private final LongSupplier firstCopy;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private Map<String, Endpoint> byName = Map.of();

    /**
     * Of one configuration.
     *
     * @param sources by their indexes
     * @param known the endpoints that have a name now, asked when series are restored
     * @param firstCopy the number of the first copy that a new series will be in, 0 where it need not be seen as 0 first
     */
    public EventContext(
            InsightBudget budget, List<Source> sources, Supplier<List<Endpoint>> known, LongSupplier firstCopy) {
        this.budget = budget;
        this.sources = List.copyOf(sources);
        this.known = known;
        this.firstCopy = firstCopy;
    }

    /** The same for counts that are kept and not shown: they take nothing of the budget. */
    public EventContext aside() {
        return new EventContext(new InsightBudget(new InsightSettings(Integer.MAX_VALUE)), sources, known, () -> 0);
    }

    InsightBudget budget() {
        return budget;
    }

    long firstCopy() {
        return firstCopy.getAsLong();
    }

    void remember(Endpoint endpoint) {
        if (endpoint.index() < endpoints.size() && endpoints.get(endpoint.index()) == endpoint) {
            return;
        }
        while (endpoints.size() <= endpoint.index()) {
            endpoints.add(Endpoint.OTHER);
        }
        endpoints.set(endpoint.index(), endpoint);
    }

    Endpoint endpoint(int index) {
        return endpoints.get(index);
    }

    Source source(int index) {
        return sources.get(index);
    }

    @Nullable
    Source source(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The endpoints that have a name now. */
    public List<Endpoint> endpoints() {
        return known.get();
    }

    /** Before series are restored: which endpoint has which name. */
    void learnNames() {
        Map<String, Endpoint> names = new HashMap<>();
        for (Endpoint special : List.of(Endpoint.MALFORMED, Endpoint.UNMATCHED, Endpoint.OTHER)) {
            names.put(special.name(), special);
        }
        known.get().forEach(endpoint -> names.put(endpoint.name(), endpoint));
        byName = names;
    }

    /** Series are restored. */
    void forgetNames() {
        byName = Map.of();
    }

    @Nullable
    Endpoint endpoint(String name) {
        return byName.get(name);
    }
}
