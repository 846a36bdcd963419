package io.apilog.demo.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** What stands for a chat: takes Alertmanager's messages, on the loopback address. */
final class Receiver implements AutoCloseable {
    private static final int LONGEST = 1 << 20;

    private final HttpServer server;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /** @param messages takes the body of each, on the server's thread */
    static Receiver start(Consumer<byte[]> messages) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/chat", exchange -> take(exchange, messages));
        server.createContext("/watchdog", exchange -> take(exchange, body -> {}));
        server.start();
        return new Receiver(server);
    }

    private static void take(HttpExchange exchange, Consumer<byte[]> messages) throws IOException {
        try (exchange) {
            messages.accept(exchange.getRequestBody().readNBytes(LONGEST));
            byte[] ok = {'o', 'k'};
            exchange.sendResponseHeaders(200, ok.length);
            exchange.getResponseBody().write(ok);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
