package io.apilog.metrics.scraper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * All that scrapes from one address with one agent. Two servers of one machine, or behind one translated address, look alike, but keep a
 * connection each. A series is shown with its value only when each connection has had its zeros, and then to all of them: so a proxy that
 * mixes the connections makes the value come later, and never takes it back.
 */
final class KnownScraper {
    private static final int MOST_CLIENTS = 8;

    private final Map<String, Client> clients = new LinkedHashMap<>();
    private long waitsSinceMillis;
    private long revealed;
    private long lastMillis;
    private int expected;
    private long gapMillis;

    KnownScraper(long revealed, long nowMillis) {
        this.revealed = revealed;
        this.waitsSinceMillis = nowMillis;
        this.lastMillis = nowMillis;
    }

    /** One that was known before a restart: as many connections as it had are waited for, for a while. */
    static KnownScraper restored(SavedScrapers.Scraper saved, long nowMillis) {
        KnownScraper scraper = new KnownScraper(saved.revealed(), nowMillis);
        scraper.lastMillis = saved.lastMillis();
        scraper.expected = saved.clients();
        scraper.gapMillis = saved.gapMillis();
        return scraper;
    }

    long revealed() {
        return revealed;
    }

    long lastMillis() {
        return lastMillis;
    }

    void reveal(long copy) {
        revealed = Math.max(revealed, copy);
    }

    void shown(
            String connection, BooleanSupplier isOpen, int zeroScrapes, long copy, long nowMillis, long longestMillis) {
        lastMillis = nowMillis;
        Client client = clients.get(connection);
        if (client == null || client.needs() != zeroScrapes) {
            client = new Client(zeroScrapes, isOpen);
            clients.put(connection, client);
        }
        client.shown(copy, nowMillis, isOpen);
        gapMillis = Math.max(gapMillis, client.gapMillis());
        Client asking = client;
        clients.values().removeIf(other -> other != asking && !other.isExpected(nowMillis, longestMillis, gapMillis));
        if (clients.size() > MOST_CLIENTS) {
            clients.keySet().remove(clients.keySet().iterator().next());
        }
        long patience = gapMillis > 0 ? Math.min(longestMillis, 2 * gapMillis + 1_000) : longestMillis;
        if (clients.size() >= expected || nowMillis - waitsSinceMillis > patience) {
            expected = 0;
            reveal(clients.values().stream().mapToLong(Client::seen).min().orElse(-1));
        }
    }

    /** One of them did not get its answer. It is waited for, but not again and again: one that never gets any must not hide values from others. */
    void missed(String connection, long nowMillis, long longestMillis) {
        clients.remove(connection);
        clients.values().removeIf(other -> !other.isExpected(nowMillis, longestMillis, gapMillis));
        if (expected == 0) {
            expected = clients.size() + 1;
            waitsSinceMillis = nowMillis;
        }
    }

    SavedScrapers.Scraper save(long hash) {
        return new SavedScrapers.Scraper(hash, revealed, lastMillis, Math.max(expected, clients.size()), gapMillis);
    }
}
