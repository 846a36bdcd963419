package io.apilog.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chat on the loopback address that keeps what it is sent. */
final class Chat implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final List<JsonNode> watchdogs = new CopyOnWriteArrayList<>();

    private Chat(HttpServer server) {
        this.server = server;
    }

    static Chat start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Chat chat = new Chat(server);
        server.createContext("/chat", exchange -> chat.keep(exchange, chat.received));
        server.createContext("/watchdog", exchange -> chat.keep(exchange, chat.watchdogs));
        server.start();
        return chat;
    }

    private void keep(HttpExchange exchange, List<JsonNode> where) throws IOException {
        where.add(JSON.readTree(exchange.getRequestBody()));
        byte[] ok = {'o', 'k'};
        exchange.sendResponseHeaders(200, ok.length);
        exchange.getResponseBody().write(ok);
        exchange.close();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/chat");
    }

    /** Each message as a person sees it: the title, then the text. */
    List<String> messages() {
        return received.stream()
                .map(message -> message.get("attachments").get(0))
                .map(message -> message.get("title").asText() + "\n"
                        + message.get("text").asText())
                .toList();
    }

    /** What came to the address of the watchdog. */
    List<JsonNode> watchdogs() {
        return watchdogs;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
