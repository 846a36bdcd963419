package io.apilog.cause;

import io.apilog.agent.AgentFamilies;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientSettings;
import io.apilog.client.LogClocks;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.ExtraField;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests whose values in all dimensions are drawn by lot, a few of them often, and a cause that is planted in one value. */
final class Traffic {
    static final Source WEB = new Source(0, "web", Map.of());
    static final long BEGIN = 1_700_000_040_000L;

    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Shop/5.2 CFNetwork/1490 Darwin/23.1.0",
            "okhttp/4.12.0",
            "ExampleBot/1.0",
            "curl/8.5.0",
            "kube-probe/1.29",
            "");

    private final Random random;
    private final Asking asking = new Asking(
            WEB, new AccessRecord(List.of(ExtraField.of("consumer"), ExtraField.of("upstream_addr")), Map.of()));
    private final List<Endpoint> endpoints = new ArrayList<>();
    private double noise = 0.002;

    Traffic(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            endpoints.add(new Endpoint(3 + i, "/e" + i, Rule.ROUTE));
        }
    }

    static CausesPart part() {
        ClientKey key = ClientKey.of("sixteen bytes or more".getBytes(StandardCharsets.US_ASCII));
        ClientIdentity identity = new ClientIdentity(key, ClientSettings.DEFAULT, -1);
        return new CausesPart(
                List.of(WEB),
                new CauseSettings(endpoint -> 1_000_000_000L, 0, 1),
                identity,
                new AgentFamilies(),
                LogClocks.once(1, () -> 0));
    }

    Traffic noise(double ratio) {
        this.noise = ratio;
        return this;
    }

    /** One of so many, the first ones more often: as the logs of shops have it. */
    private int one(int of) {
        return (int) Math.min(of - 1, of * Math.pow(random.nextDouble(), 3));
    }

    static String text(CauseDimension dimension, int value) {
        return switch (dimension) {
            case ENDPOINT -> "/e" + value;
            case AGENT ->
                List.of("browser", "mobile_app", "library", "bot", "tool", "monitor", "none")
                        .get(value);
            case NETWORK -> "198.51." + value + ".0/24";
            case CONSUMER -> "tenant-" + value;
            case HOST -> "h" + value + ".example.com";
            case UPSTREAM -> "192.0.2." + value + ":8080";
            case METHOD, STATUS -> "";
        };
    }

    /**
     * Requests, evenly over a time.
     *
     * @param planted the dimension of the cause, and which of its values
     * @param chance that a request with it fails
     */
    void ask(
            CausesPart part,
            int requests,
            long from,
            long to,
            CauseDimension planted,
            int value,
            double chance,
            Harm harm) {
        int[] values = new int[CauseDimension.values().length];
        for (int i = 0; i < requests; i++) {
            values[CauseDimension.ENDPOINT.ordinal()] = one(endpoints.size());
            values[CauseDimension.AGENT.ordinal()] = one(AGENTS.size());
            values[CauseDimension.NETWORK.ordinal()] = one(200);
            values[CauseDimension.CONSUMER.ordinal()] = one(60);
            values[CauseDimension.HOST.ordinal()] = one(12);
            values[CauseDimension.UPSTREAM.ordinal()] = one(6);
            // An endpoint that always fails more often than others is no cause of a rise.
            double usual = values[CauseDimension.ENDPOINT.ordinal()] == 7 ? 10 * noise : noise;
            boolean bad =
                    random.nextDouble() < usual || values[planted.ordinal()] == value && random.nextDouble() < chance;
            long at = from + (to - from) * i / requests;
            part.counted(asking.endpoint(endpoints.get(values[CauseDimension.ENDPOINT.ordinal()]))
                    .agent(AGENTS.get(values[CauseDimension.AGENT.ordinal()]))
                    .client("198.51." + values[CauseDimension.NETWORK.ordinal()] + "." + random.nextInt(256))
                    .extra(0, text(CauseDimension.CONSUMER, values[CauseDimension.CONSUMER.ordinal()]))
                    .extra(
                            1,
                            "192.0.2.99:8080, "
                                    + text(CauseDimension.UPSTREAM, values[CauseDimension.UPSTREAM.ordinal()]))
                    .host(text(CauseDimension.HOST, values[CauseDimension.HOST.ordinal()]))
                    .answered(bad && harm == Harm.ERROR ? 503 : 200)
                    .took(bad && harm == Harm.SLOW ? 3 : 0.05)
                    .atSecond(at / 1e3)
                    .request());
        }
    }
}
