package io.apilog.http.scrape;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Who asks for {@code /metrics}, where that is a Prometheus.
 *
 * @param address without the port
 * @param agent as it calls itself; empty for nothing
 * @param connection which one it came over; no other connection of this run has the same
 * @param isOpen whether that connection is still there
 * @param timeout how long it waits for the whole answer, from when it asks
 */
public record Scraper(String address, String agent, String connection, BooleanSupplier isOpen, Duration timeout) {}
