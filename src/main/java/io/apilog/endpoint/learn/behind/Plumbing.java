package io.apilog.endpoint.learn.behind;

import io.apilog.endpoint.learn.tree.SegmentNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What frameworks and gateways put behind a service, whatever it does: {@code actuator}, {@code health}, {@code api-docs}, and the {@code api}
 * and {@code v1} in front of its resources; what OData puts behind each set: {@code $count}. Services have it in common and so have tenants, so that it tells neither.
 */
public final class Plumbing {
    private static final byte[][] WORDS = Stream.of(
                    "actuator",
                    "api-docs",
                    "docs",
                    "favicon.ico",
                    "health",
                    "healthz",
                    "info",
                    "live",
                    "livez",
                    "metrics",
                    "openapi",
                    "openapi.json",
                    "ping",
                    "prometheus",
                    "ready",
                    "readyz",
                    "robots.txt",
                    "status",
                    "swagger",
                    "swagger-ui",
                    "version")
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private Plumbing() {}

    /** What comes behind a name. */
    public interface Visitor {
        /**
         * Takes what comes next.
         *
         * @param resource whether it comes behind {@code api} or a version, where the words of an API stand
         */
        void visit(byte[] name, SegmentNode follower, boolean resource);
    }

    /** Visits what comes behind a name without the plumbing: what comes behind {@code api} and versions, in place of these. */
    public static void forEachBehind(SegmentNode position, Visitor visitor) {
        forEachBehind(position, false, visitor);
    }

    private static void forEachBehind(SegmentNode position, boolean resource, Visitor visitor) {
        position.forEachChild((name, follower) -> {
            if (follower.look().ofResources()) {
                forEachBehind(follower, true, visitor);
            } else if (!isOne(name)) {
                visitor.visit(name, follower, resource);
            }
        });
    }

    /** Whether a name is a word that says nothing of what stands in front of it. */
    public static boolean isOne(byte[] name) {
        return isOne(name, name.length);
    }

    /** The same of a name that is the beginning of the bytes. Allocates nothing. */
    public static boolean isOne(byte[] bytes, int length) {
        if (length > 1 && bytes[0] == '$') {
            return true;
        }
        for (byte[] word : WORDS) {
            if (Arrays.equals(word, 0, word.length, bytes, 0, length)) {
                return true;
            }
        }
        return false;
    }
}
