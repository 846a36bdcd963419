package io.apilog.metrics.scraper;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Those that scraped within the last 5 minutes, at most {@value #MOST}, told apart by address and agent, and which new series each has seen
 * as 0. Address and agent are kept as a keyed hash alone. Any thread.
 *
 * <p>What a scraper may be shown is decided by what is <em>saved</em> of this, where anything is saved: so a value that was shown is one that
 * the next start shows too.
 */
public final class Scrapers {
    /** More of them share what they were shown. */
    public static final int MOST = 8;

    /** One that did not come for so long is not known any more. */
    public static final Duration KNOWN_FOR = Duration.ofMinutes(5);

    private static final int KEY_BYTES = 32;
    private static final long KNOWN_MILLIS = KNOWN_FOR.toMillis();
    private static final long STEP_MILLIS = 10_000;
    /** More than there are connections. */
    private static final int MOST_LATE = 64;

    /** More than there can be where the clock goes forward. */
    private static final int MOST_SHOWN = 64;

    private final InstantSource clock;
    /** Of {@link #KEY_BYTES}, or empty until the first scraper comes: to make one loads much that nobody needs before. */
    private byte[] key = new byte[0];

    private final Map<Long, KnownScraper> scrapers = new HashMap<>();
    private final ArrayDeque<SavedScrapers.Shown> shown = new ArrayDeque<>();
    /** By connection; the oldest first. */
    private final Map<String, Late> late = new LinkedHashMap<>();

    private long floor;

    /** What came too late, for all that is known. */
    private record Late(long scraper, BooleanSupplier isOpen, int zeroScrapes, long copy) {}

    /** Goes on with those that were saved. */
    public Scrapers(SavedScrapers saved, InstantSource clock) {
        this(clock);
        restore(saved);
    }

    /** Knows nobody. */
    public Scrapers(InstantSource clock) {
        this.clock = clock;
    }

    /** Goes on with those that were saved, and with nothing of before. Before anybody scrapes. */
    public synchronized void restore(SavedScrapers saved) {
        floor = saved.floor();
        shown.clear();
        shown.addAll(saved.shown());
        while (shown.size() > MOST_SHOWN) {
            floor = Math.max(floor, shown.remove().copy());
        }
        scrapers.clear();
        if (saved.key().length == KEY_BYTES) {
            key = saved.key().clone();
            long now = clock.millis();
            saved.scrapers().forEach(scraper -> scrapers.put(scraper.hash(), KnownScraper.restored(scraper, now)));
        }
    }

    /** What a scraper is known by. */
    public long hash(String address, String agent) {
        return ByteBuffer.wrap(KeyedHash.sha256(key(), (address + '\0' + agent).getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private synchronized byte[] key() {
        if (key.length == 0) {
            key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
        }
        return key;
    }

    /**
     * A copy was shown to a scraper, which has read it whole.
     *
     * @param scraper its hash
     * @param connection tells scrapers apart that look alike, while it is open
     * @param zeroScrapes in how many scrapes a new series is 0
     * @param copy the number of the copy
     */
    public synchronized void shown(
            long scraper, String connection, BooleanSupplier isOpen, int zeroScrapes, long copy) {
        long now = clock.millis();
        forgetOld(now);
        KnownScraper known = scrapers.get(scraper);
        if (known == null && scrapers.size() < MOST) {
            known = new KnownScraper(floor, now);
            scrapers.put(scraper, known);
        }
        if (known != null) {
            known.shown(connection, isOpen, Math.max(1, zeroScrapes), copy, now, KNOWN_MILLIS);
        } else {
            floor = Math.max(floor, copy);
        }
        SavedScrapers.Shown last = shown.peekLast();
        boolean sameStep = last != null && now - last.sinceMillis() < STEP_MILLIS && now >= last.sinceMillis();
        if (sameStep && last != null) {
            shown.pollLast();
            shown.add(new SavedScrapers.Shown(last.sinceMillis(), Math.max(last.copy(), copy)));
        } else {
            shown.add(new SavedScrapers.Shown(now, copy));
        }
        if (shown.size() > MOST_SHOWN) {
            floor = Math.max(floor, shown.remove().copy());
        }
    }

    /**
     * A scraper has asked, and did not get its answer: it has seen nothing. Where others look like it, they wait for it as after a restart, since
     * it comes again over another connection.
     */
    public synchronized void missed(long scraper, String connection) {
        KnownScraper known = scrapers.get(scraper);
        if (known != null) {
            known.missed(connection, clock.millis(), KNOWN_MILLIS);
        }
    }

    /**
     * A copy was handed over whole, when the scraper had said that it would wait no longer. It has seen nothing, unless it {@link #asks} again over
     * the same connection: one that gives up closes it.
     */
    public synchronized void late(long scraper, String connection, BooleanSupplier isOpen, int zeroScrapes, long copy) {
        missed(scraper, connection);
        late.values().removeIf(other -> !other.isOpen.getAsBoolean());
        late.put(connection, new Late(scraper, isOpen, zeroScrapes, copy));
        if (late.size() > MOST_LATE) {
            late.remove(late.keySet().iterator().next());
        }
    }

    /** A scraper asks. Before it is looked up what it may be shown. */
    public synchronized void asks(String connection) {
        Late before = late.remove(connection);
        if (before != null) {
            shown(before.scraper, connection, before.isOpen, before.zeroScrapes, before.copy);
        }
    }

    /** What one saw before it was forgotten must not be 0 for it when it comes again: the floor is as high by then. */
    private void forgetOld(long now) {
        while (!shown.isEmpty() && isOld(shown.element().sinceMillis(), now)) {
            floor = Math.max(floor, shown.remove().copy());
        }
        scrapers.values().removeIf(scraper -> {
            boolean old = isOld(scraper.lastMillis(), now - STEP_MILLIS);
            if (old) {
                floor = Math.max(floor, scraper.revealed());
            }
            return old;
        });
    }

    /** A clock that was set back makes nothing old; one that was set forth makes what is forgotten too early lose a zero. */
    private static boolean isOld(long millis, long now) {
        return now - millis > KNOWN_MILLIS;
    }

    /** Whatever there was up to a copy may have been shown with its value. */
    public synchronized void allSeen(long copy) {
        floor = Math.max(floor, copy);
        scrapers.values().forEach(scraper -> scraper.reveal(copy));
        shown.clear();
    }

    /** A copy, to be saved. */
    public synchronized SavedScrapers save() {
        List<SavedScrapers.Scraper> known = new ArrayList<>();
        scrapers.forEach((hash, scraper) -> known.add(scraper.save(hash)));
        return new SavedScrapers(key, floor, List.copyOf(shown), known);
    }
}
