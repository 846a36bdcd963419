package io.apilog.customer;

import io.apilog.endpoint.learn.name.StaticFiles;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * What an endpoint is to customers.
 *
 * @param targetNanos how long its answers may take
 * @param background whether pages ask for it by themselves
 * @param steps those of funnels that its requests can be
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
record CustomerTraits(Endpoint endpoint, long targetNanos, boolean background, FunnelStep[] steps) {
    private static final Set<String> BEACONS = Set.of(
            "analytics",
            "beacon",
            "beacons",
            "collect",
            "csp-report",
            "health",
            "healthz",
            "heartbeat",
            "keep-alive",
            "keepalive",
            "livez",
            "manifest.json",
            "metrics",
            "ping",
            "pixel",
            "readyz",
            "rum",
            "site.webmanifest",
            "telemetry",
            "track");

    /**
     * One step of a funnel.
     *
     * @param number from 0
     * @param method null for each
     */
    record FunnelStep(
            int funnel,
            int number,
            @org.jspecify.annotations.Nullable HttpMethod method) {}

    /** Whether a page's parts and reports are asked for there: scripts, pictures, beacons, probes. */
    static boolean isBackground(Endpoint endpoint) {
        String name = endpoint.name().toLowerCase(Locale.ROOT);
        String last = name.substring(name.lastIndexOf('/') + 1);
        return BEACONS.contains(last) || StaticFiles.endsAsAsset(last.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a request is something that the client did, rather than what came with it. */
    boolean isAction(HttpMethod method) {
        return !background
                && switch (method) {
                    case HEAD, OPTIONS, TRACE, CONNECT -> false;
                    default -> true;
                };
    }
}
