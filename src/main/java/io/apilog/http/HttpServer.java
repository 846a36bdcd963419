package io.apilog.http;

import io.apilog.http.access.Door;
import io.apilog.http.access.HostCheck;
import io.apilog.http.access.Secured;
import io.apilog.http.access.WebAccess;
import io.apilog.http.answer.Page;
import io.apilog.http.answer.PlainErrors;
import io.apilog.http.connection.Attended;
import io.apilog.http.connection.BoundedConnector;
import io.apilog.http.connection.Connections;
import io.apilog.http.login.Login;
import io.apilog.http.page.GuardedPage;
import io.apilog.http.page.HealthPage;
import io.apilog.http.page.LandingPage;
import io.apilog.http.page.OverviewResource;
import io.apilog.http.page.PeoplesPage;
import io.apilog.http.page.ReadyPage;
import io.apilog.http.page.ReloadPage;
import io.apilog.http.page.Site;
import io.apilog.http.scrape.MetricsPage;
import io.apilog.http.setting.WebSettings;
import io.apilog.http.setting.WebSettings.ListenAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the metrics, the probes and the landing page over HTTP/1.1, and over TLS where a web configuration says so. Everything a client can make it hold is bounded: connections,
 * threads, scrapes at a time, the size of a request, the time for a response. Its threads are daemon threads.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private static final int MOST_WAITING_CONNECTIONS = 64;
    private static final int LARGEST_REQUEST_HEADER = 8 * 1024;
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_RESPONSE = Duration.ofSeconds(60);
    static final Duration LONGEST_STOP = Duration.ofMillis(350);
    /** How long a connection may stay idle while the server stops; a scrape may wait for a save for 0.2 s. */
    private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(250);
    /** The scrapes at a time, and as many again for probes and people. */
    private static final int WORKERS = 2 * MetricsPage.TURNS;

    private static final int WORKER_IDLE_MILLIS = 60_000;

    private final List<ListenAddress> addresses;
    private final Server server;
    private final List<ServerConnector> connectors = new ArrayList<>();

    /**
     * Prepares a server; nothing listens yet.
     *
     * @param access who may reach it, asked for each connection and each request; whether it speaks TLS and HTTP/2 is asked once, now
     * @param clock tells when to log a repeated failure again
     */
    public HttpServer(WebSettings settings, Supplier<WebAccess> access, Site site, InstantSource clock) {
        this(settings, access, site, clock, LONGEST_RESPONSE, LONGEST_STOP);
    }

    HttpServer(
            WebSettings settings,
            Supplier<WebAccess> access,
            Site site,
            InstantSource clock,
            Duration longestResponse,
            Duration longestStop) {
        addresses = settings.listenAddresses();
        server = new Server(threads(addresses.size(), longestStop));
        HostCheck hosts = new HostCheck(settings.hosts());
        Router router = new Router(pages(site, settings, access, hosts, longestResponse, clock), clock);
        Connections connections = new Connections(System::nanoTime);
        server.setHandler(
                new Attended(new Door(router, access, new Login(clock, System::nanoTime), clock), connections));
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(longestStop.toMillis());
        for (ListenAddress address : addresses) {
            ServerConnector connector = connector(server, address, connections, protocols(access));
            connectors.add(connector);
            server.addConnector(connector);
        }
    }

    /** Makes what a server is made of, once for nothing: that is when the JVM loads it. A server that starts asks for the time zone. */
    public static void loadClasses() {
        TimeZone.getDefault();
        connector(
                new Server(threads(1, LONGEST_STOP)),
                new ListenAddress("", 0),
                new Connections(System::nanoTime),
                protocols(() -> WebAccess.OPEN));
    }

    private static Map<String, Page> pages(
            Site site,
            WebSettings settings,
            Supplier<WebAccess> access,
            HostCheck hosts,
            Duration longestResponse,
            InstantSource clock) {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("/", new PeoplesPage(new LandingPage(site, settings.links(), access), hosts, access));
        pages.put("/metrics", new MetricsPage(site.scrape(), longestResponse, clock));
        pages.put("/-/overview", new PeoplesPage(new OverviewResource(site.overview()), hosts, access));
        site.guarded()
                .forEach(
                        (path, text) -> pages.put(path, new PeoplesPage(new GuardedPage(text, access), hosts, access)));
        pages.put("/-/healthy", new HealthPage(site.trouble()));
        pages.put("/-/ready", new ReadyPage(site));
        pages.put("/-/reload", new ReloadPage(site.reload()));
        return pages;
    }

    /**
     * Each connector keeps a thread that accepts (one that only selects would not give up the port when told to) and a selector. The queue
     * and the threads are the JDK's: for Jetty's own, JMX is started to ask for the size of a cache line.
     */
    private static QueuedThreadPool threads(int connectors, Duration longestStop) {
        AtomicInteger number = new AtomicInteger();
        QueuedThreadPool threads = new QueuedThreadPool(
                WORKERS + 2 * connectors,
                1 + 2 * connectors,
                WORKER_IDLE_MILLIS,
                0,
                new LinkedBlockingQueue<>(),
                null,
                job -> worker(job, number.incrementAndGet()));
        threads.setName("http");
        threads.setStopTimeout(longestStop.toMillis());
        return threads;
    }

    private static Thread worker(Runnable job, int number) {
        Thread worker = new Thread(job, "http-" + number);
        worker.setDaemon(true);
        return worker;
    }

    private static ConnectionFactory[] protocols(Supplier<WebAccess> access) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(LARGEST_REQUEST_HEADER);
        return access.get().tls().isEmpty()
                ? new ConnectionFactory[] {new HttpConnectionFactory(http)}
                : Secured.protocols(http, access);
    }

    /** How many connections are open. */
    int connections() {
        return connectors.stream()
                .mapToInt(connector -> connector.getConnectedEndPoints().size())
                .sum();
    }

    private static ServerConnector connector(
            Server server, ListenAddress address, Connections connections, ConnectionFactory... protocols) {
        ServerConnector connector = new BoundedConnector(server, connections, protocols);
        if (!address.host().isEmpty()) {
            connector.setHost(address.host());
        }
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE.toMillis());
        connector.setAcceptQueueSize(MOST_WAITING_CONNECTIONS);
        return connector;
    }

    /**
     * Begins to listen on all addresses, or on none.
     *
     * @throws ListenException if one of them cannot be had
     */
    public void start() throws ListenException {
        try {
            for (int i = 0; i < connectors.size(); i++) {
                open(connectors.get(i), addresses.get(i));
            }
            server.start();
        } catch (ListenException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new ListenException("cannot start the web server: " + e.getMessage(), e);
        }
    }

    private static void open(ServerConnector connector, ListenAddress address) throws ListenException {
        try {
            if (!address.host().isEmpty()) {
                InetAddress.getByName(address.host());
            }
            connector.open();
        } catch (UnknownHostException e) {
            throw new ListenException("cannot listen on " + address + ": the host name is not known", e);
        } catch (IOException e) {
            throw new ListenException("cannot listen on " + address + ": " + reason(e), e);
        }
    }

    /** Java tells these cases apart only by the operating system's words. */
    private static String reason(IOException e) {
        Throwable cause = e;
        while (!(cause instanceof BindException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String words = String.valueOf(cause.getMessage());
        if (words.contains("in use")) {
            return "the port is in use (another exporter? choose another with --web.listen-address)";
        }
        if (words.contains("assign requested address")) {
            return "this machine does not have that address";
        }
        if (words.contains("ermission denied")) {
            return "not permitted (ports below 1024 need a privilege)";
        }
        return words;
    }

    /** The ports that are listened on, in the order of the settings; only while started. */
    public List<Integer> boundPorts() {
        return connectors.stream().map(ServerConnector::getLocalPort).toList();
    }

    /** Stops listening, lets responses at hand finish for about a third of a second, cuts off the rest. May be called twice. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.debug("a response was cut off at the end", e);
        } catch (Exception e) {
            LOG.warn("the web server did not stop cleanly", e);
        }
        connectors.forEach(ServerConnector::close);
    }
}
