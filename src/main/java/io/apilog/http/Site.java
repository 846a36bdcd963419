package io.apilog.http;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the server shows. All of it is called on threads of the server, by several at once.
 *
 * @param build which program answers
 * @param scrape what {@code /metrics} shows
 * @param onScrape run after a scraper's whole response was handed to the operating system; returns at once and does not throw
 * @param trouble why {@code /-/healthy} does not answer 200; empty where it does
 * @param ready whether {@code /-/ready} answers 200
 * @param reload what {@code /-/reload} does, or null where it is not allowed
 * @param status drawn up for each request of the landing page, and for the reason while not ready
 */
public record Site(
        BuildInfo build,
        Scrape scrape,
        Runnable onScrape,
        Supplier<String> trouble,
        BooleanSupplier ready,
        @Nullable Reload reload,
        Supplier<StatusPage> status) {}
