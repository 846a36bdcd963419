package io.apilog.bench;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.Statuses;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Naming one request: by an operation of two thousand, by a route beside a thousand that nearly fit, by the shapes of ids. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class NamingBenchmark {
    private static final int RESOURCES = 200;
    private static final int DEPTH = 10;
    private static final HttpMethod[] METHODS = {
        HttpMethod.GET, HttpMethod.PUT, HttpMethod.POST, HttpMethod.DELETE, HttpMethod.PATCH
    };

    private final Requests shallow = new Requests("/users", "/4711/orders?page=2");
    private final Requests longer = new Requests("/api/v1/resource", "/4711/parts/8f14e45f-ceea-4678-9a3b-2b0c1d2e3f40");
    private final Requests deep = new Requests("/a".repeat(DEPTH) + "/end", "");
    private EndpointNamer operations;
    private EndpointNamer entangled;
    private EndpointNamer shapes;

    /** Requests that differ in one segment, one after the other. */
    private static final class Requests {
        private final AccessRecord[] records = new AccessRecord[RESOURCES];
        private int next;

        Requests(String before, String after) {
            for (int i = 0; i < RESOURCES; i++) {
                byte[] target = (before + word(i) + after).getBytes(StandardCharsets.US_ASCII);
                records[i] = new AccessRecord();
                records[i].target.set(target, 0, target.length);
                records[i].status = 200;
            }
        }

        AccessRecord next() {
            next = next + 1 == RESOURCES ? 0 : next + 1;
            return records[next];
        }
    }

    /** Letters alone, so that it is no id. */
    private static String word(int i) {
        return "" + (char) ('a' + i / 20) + (char) ('a' + i % 20);
    }

    @Setup
    public void make() {
        List<ApiOperation> all = new ArrayList<>();
        for (int i = 0; i < RESOURCES; i++) {
            for (HttpMethod method : METHODS) {
                all.add(new ApiOperation("/users" + word(i) + "/{id}/orders", method, Statuses.NONE, false));
                all.add(new ApiOperation("/api/v1/resource" + word(i) + "/{id}/parts/{partId}", method, Statuses.NONE, false));
            }
        }
        operations = new EndpointNamer(EndpointSettings.DEFAULT, all, () -> 0);
        List<String> routes = new ArrayList<>();
        for (int bits = 0; bits < 1 << DEPTH; bits++) {
            StringBuilder route = new StringBuilder();
            for (int i = 0; i < DEPTH; i++) {
                route.append((bits & 1 << i) == 0 ? "/a" : "/{p}");
            }
            routes.add(route + "/end{x}");
        }
        entangled = new EndpointNamer(new EndpointSettings(routes, 1));
        shapes = new EndpointNamer(new EndpointSettings(List.of(), 1_000));
    }

    @Benchmark
    public Endpoint operation() {
        return operations.name(shallow.next(), HttpMethod.GET);
    }

    @Benchmark
    public Endpoint operationWithALongPath() {
        return operations.name(longer.next(), HttpMethod.GET);
    }

    @Benchmark
    public Endpoint routeBesideAThousandThatNearlyFit() {
        return entangled.name(deep.next(), HttpMethod.GET);
    }

    @Benchmark
    public Endpoint shapes() {
        return shapes.name(shallow.next(), HttpMethod.GET);
    }
}
