package io.apilog.http.page;

import io.apilog.http.scrape.Scrape;
import io.apilog.overview.Overview;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the server shows. All of it is called on threads of the server, by several at once.
 *
 * @param scrape what {@code /metrics} shows
 * @param trouble why {@code /-/healthy} does not answer 200; empty where it does
 * @param ready whether {@code /-/ready} answers 200
 * @param waitsFor what is waited for until that, as in "the first pass over 3 files"; asked only while it is
 * @param reload what {@code /-/reload} does, or null where it is not allowed
 * @param overview drawn up for each request of the page for people, and of the same as JSON
 * @param guarded pages by their paths that are shown to whoever logged in, or to this machine alone where nobody has to
 */
public record Site(
        Scrape scrape,
        Supplier<String> trouble,
        BooleanSupplier ready,
        Supplier<String> waitsFor,
        @Nullable Reload reload,
        Supplier<Overview> overview,
        Map<String, GuardedText> guarded) {
    /** Copies the map, in its order. */
    public Site {
        guarded = Collections.unmodifiableMap(new LinkedHashMap<>(guarded));
    }
}
