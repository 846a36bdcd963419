package io.apilog.cause;

import io.apilog.agent.AgentFamilies;
import io.apilog.client.ClientIdentity;
import io.apilog.client.IpAddress;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import io.apilog.request.Text;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request has in each dimension, and how it was answered badly. For one thread. */
final class RequestValues {
    private static final int NO_STATUS = 100;
    private static final int SWITCHED = 101;
    private static final int SERVER_ERROR = 500;

    private final CauseSettings settings;
    private final ClientIdentity identity;
    private final AgentFamilies agents;
    private final IpAddress address = new IpAddress();
    private final Text server = new Text();
    private @Nullable Endpoint[] endpoints = new Endpoint[64];
    private long[] targets = new long[64];

    RequestValues(CauseSettings settings, ClientIdentity identity, AgentFamilies agents) {
        this.agents = agents;
        this.settings = settings;
        this.identity = identity;
    }

    static Set<RequestText> texts() {
        return Set.of(RequestText.USER_AGENT, RequestText.HOST);
    }

    /** The {@link Harm}s as bits. */
    int harm(Request request) {
        AccessRecord record = request.record();
        int status = record.status;
        int error = status < NO_STATUS || status >= SERVER_ERROR ? 1 : 0;
        return record.durationNanos > target(request.endpoint()) && status != SWITCHED ? error | 2 : error;
    }

    private long target(Endpoint endpoint) {
        int index = endpoint.index();
        if (index >= endpoints.length) {
            endpoints = Arrays.copyOf(endpoints, Math.max(2 * endpoints.length, index + 1));
            targets = Arrays.copyOf(targets, endpoints.length);
        }
        // Another one may have got the index meanwhile.
        if (endpoints[index] != endpoint) {
            endpoints[index] = endpoint;
            targets[index] = settings.target().applyAsLong(endpoint.name());
        }
        return targets[index];
    }

    /** Counts a request under all its values. */
    void count(Request request, Tallies in, int generation, int harm, int weight) {
        AccessRecord record = request.record();
        in.begin(generation, harm, weight);
        in.add(CauseDimension.ENDPOINT, in.key(request.endpoint()), generation, harm, weight);
        in.add(CauseDimension.METHOD, request.method().ordinal() + 1L, generation, harm, weight);
        in.add(CauseDimension.STATUS, record.status < NO_STATUS ? 1 : record.status, generation, harm, weight);
        in.add(CauseDimension.AGENT, agents.of(request).ordinal() + 1L, generation, harm, weight);
        Text client = identity.address(record);
        if (address.read(client.bytes(), client.from(), client.to())) {
            in.add(CauseDimension.NETWORK, CauseKeys.network(address), generation, harm, weight);
        }
        in.add(CauseDimension.HOST, CauseKeys.of(record.host), record.host, generation, harm, weight);
        if (settings.consumerAt() >= 0) {
            Text consumer = record.extras[settings.consumerAt()];
            in.add(CauseDimension.CONSUMER, CauseKeys.of(consumer), consumer, generation, harm, weight);
        }
        if (settings.upstreamAt() >= 0) {
            CauseKeys.last(record.extras[settings.upstreamAt()], server);
            in.add(CauseDimension.UPSTREAM, CauseKeys.of(server), server, generation, harm, weight);
        }
    }
}
