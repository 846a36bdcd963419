package io.apilog.app;

import io.apilog.http.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What a daemon needs whatever its configuration says: the web server's classes and the metrics of the JVM. To have them takes as long as
 * to read the configuration, so it is done meanwhile, on a thread of its own.
 */
public final class Groundwork {
    private final FutureTask<CollectorRegistry> jvmMetrics = new FutureTask<>(Groundwork::lay);

    private Groundwork() {}

    /** Returns at once. */
    public static Groundwork begin() {
        Groundwork groundwork = new Groundwork();
        Thread thread = new Thread(groundwork.jvmMetrics, "groundwork");
        thread.setDaemon(true);
        thread.start();
        return groundwork;
    }

    private static CollectorRegistry lay() {
        HttpServer.loadClasses();
        CollectorRegistry jvmMetrics = new CollectorRegistry();
        DefaultExports.register(jvmMetrics);
        return jvmMetrics;
    }

    /** Waits until all is there; no other thread may touch the web server before. */
    CollectorRegistry jvmMetrics() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return jvmMetrics.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the web server cannot be made", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
