package io.apilog.app.daemon;

import io.apilog.http.HttpServer;

/**
 * What a daemon needs whatever its configuration says: the web server's classes. To load them takes as long as all else at the start, so it
 * is done meanwhile, on a thread of its own.
 */
public final class ClassPreload {
    private final Thread thread = new Thread(HttpServer::loadClasses, "groundwork");

    private ClassPreload() {
        thread.setDaemon(true);
    }

    /** Returns at once. */
    public static ClassPreload begin() {
        ClassPreload groundwork = new ClassPreload();
        groundwork.thread.start();
        return groundwork;
    }

    /** Waits until it is done: two threads that load the same classes could wait for each other. Without it all goes as well, but slower. */
    void await() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
