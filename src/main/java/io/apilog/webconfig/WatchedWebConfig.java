package io.apilog.webconfig;

import io.apilog.http.access.WebAccess;
import io.apilog.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A web configuration that is read again when one of its files has changed: looked at by whoever asks, at most once a second. Until all of
 * it fits together again, the one before holds, so that certificates can be replaced file by file. Safe for use by many threads.
 */
public final class WatchedWebConfig implements Supplier<WebAccess> {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedWebConfig.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path file;
    private final InstantSource clock;
    private volatile WebAccess access;
    private volatile Instant looked;
    private List<Path> files;
    private List<Stamp> stamps;
    private boolean complained;

    /** What tells a file that was written or replaced; the target of a link, as a Secret of Kubernetes changes by a link. */
    private record Stamp(@Nullable Object key, long modifiedNanos, long size) {
        private static final Stamp ABSENT = new Stamp(null, 0, -1);

        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                Instant modified = attributes.lastModifiedTime().toInstant();
                return new Stamp(
                        attributes.fileKey(),
                        modified.getEpochSecond() * 1_000_000_000 + modified.getNano(),
                        attributes.size());
            } catch (IOException e) {
                return ABSENT;
            }
        }
    }

    private WatchedWebConfig(Path file, InstantSource clock, WebConfigFile read, List<Stamp> stamps) {
        this.file = file;
        this.clock = clock;
        this.access = read.access();
        this.files = read.files();
        this.stamps = stamps;
        this.looked = clock.instant();
    }

    /**
     * Reads a file, and from then on whenever it has changed.
     *
     * @throws ConfigException if it cannot be used now
     */
    public static WatchedWebConfig open(Path file, InstantSource clock) throws ConfigException {
        List<Path> files = WebConfigFile.read(file).files();
        // Taken before what counts is read: a change in between shows at the next look.
        List<Stamp> stamps = stamps(files);
        return new WatchedWebConfig(file, clock, WebConfigFile.read(file), stamps);
    }

    /** Who may reach the server now. */
    @Override
    public WebAccess get() {
        Instant now = clock.instant();
        if (now.isBefore(looked) || !now.isBefore(looked.plus(PAUSE))) {
            look(now);
        }
        return access;
    }

    private synchronized void look(Instant now) {
        if (!now.isBefore(looked) && now.isBefore(looked.plus(PAUSE))) {
            return;
        }
        looked = now;
        List<Stamp> present = stamps(files);
        if (!present.equals(stamps)) {
            stamps = present;
            readAgain();
        }
    }

    private static List<Stamp> stamps(List<Path> files) {
        List<Stamp> stamps = new ArrayList<>();
        files.forEach(file -> stamps.add(Stamp.of(file)));
        return stamps;
    }

    private void readAgain() {
        try {
            WebConfigFile read = WebConfigFile.read(file);
            if (!read.files().equals(files)) {
                files = read.files();
                stamps = stamps(files);
            }
            WebAccess next = read.access();
            if (next.tls().isPresent() != access.tls().isPresent() || next.http2() != access.http2()) {
                LOG.warn("{}: whether TLS and HTTP/2 are spoken holds from the next start; the rest holds now", file);
                next = new WebAccess(
                        next.tls().isPresent() && access.tls().isPresent() ? next.tls() : access.tls(),
                        access.http2(),
                        next.headers(),
                        next.users(),
                        next.rate());
            }
            access = next;
            LOG.info("{} was read again and holds now", file);
            complained = false;
        } catch (ConfigException e) {
            if (!complained) {
                LOG.warn(
                        "the web configuration stays as it was: {}",
                        Optional.ofNullable(e.getMessage()).orElse("").replaceAll("\\R+", "; "));
            }
            complained = true;
        }
    }
}
