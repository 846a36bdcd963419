package io.apilog.source.rotation;

import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.Archive;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FileStart;
import io.apilog.source.fingerprint.GzipContent;
import io.apilog.source.lines.LineBatch;
import io.apilog.source.lines.LineSupply;
import io.apilog.source.lines.StreamLines;
import io.apilog.source.mount.UnansweredException;
import io.apilog.source.report.SourceEvents;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads compressed files one after the other, each from its offset to its end, beside the files that are followed. */
public final class Archives implements LineSupply, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Archives.class);
    private static final long AGAIN_NANOS = 1_000_000_000L;
    private static final int MOST_ATTEMPTS = 30;
    /** At a time. */
    private static final int MOST_MEASURED = 100;

    private final LogDisk disk;
    private final BirthTimes births;
    private final FileLedger ledger;
    private final FileStart start;
    private final SourceEvents events;
    private final LongSupplier nanoTime;
    private final LineBatch batch;
    private final ConcurrentLinkedDeque<Archive> queue = new ConcurrentLinkedDeque<>();

    /** No archives yet. */
    public Archives(
            LogDisk disk,
            BirthTimes births,
            FileLedger ledger,
            FileStart start,
            SourceEvents events,
            LongSupplier nanoTime,
            int maxLineBytes) {
        this.disk = disk;
        this.births = births;
        this.ledger = ledger;
        this.start = start;
        this.events = events;
        this.nanoTime = nanoTime;
        this.batch = new LineBatch(maxLineBytes);
    }

    /** Queues an archive to be read. */
    public void add(Archive archive) {
        ledger.put(archive);
        queue.add(archive);
    }

    /** The archives that are not yet read to their end. Any thread. */
    public Collection<Archive> unfinished() {
        return queue;
    }

    @Override
    public void poll() {
        // What is to be read is put into the queue by the scan of its directory.
        queue.stream()
                .filter(archive -> !archive.isMeasured())
                .limit(MOST_MEASURED)
                .forEach(this::measure);
    }

    /** What waits in archives is lag before their turn comes. */
    private void measure(Archive archive) {
        archive.measured(0);
        try {
            checkIsHere(archive);
            try (GzipContent content = GzipContent.open(disk.open(archive.where()))) {
                archive.measured(content.sizeModulo());
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", archive.where(), e);
        }
    }

    @Override
    public @Nullable LineBatch next() {
        if (queue.isEmpty()) {
            return null;
        }
        List<Archive> oldestFirst = new ArrayList<>(queue);
        oldestFirst.sort(Comparator.comparingLong(Archive::modified));
        for (Archive archive : oldestFirst) {
            if (archive.isDue(nanoTime.getAsLong()) && read(archive)) {
                return batch;
            }
        }
        return null;
    }

    private boolean read(Archive archive) {
        try {
            StreamLines lines = archive.lines();
            if (lines == null) {
                lines = open(archive);
            }
            if (lines.next(batch)) {
                batch.origin(archive);
                if (archive.sink() == null) {
                    start.openSink(archive, batch);
                }
                return true;
            }
            finished(archive);
        } catch (IOException e) {
            tryAgain(archive, e);
        }
        return false;
    }

    private StreamLines open(Archive archive) throws IOException {
        checkIsHere(archive);
        GzipContent content = GzipContent.open(disk.open(archive.where()));
        try {
            checkIsHere(archive);
            content.skip(archive.offset());
        } catch (IOException e) {
            content.close();
            throw e;
        }
        archive.open(content);
        StreamLines lines = archive.lines();
        if (lines == null) {
            throw new IOException("closed while it was opened");
        }
        return lines;
    }

    /** Its name can have been changed since it was seen: then it is found by the next look at its directory. */
    private void checkIsHere(Archive archive) throws IOException {
        FileStat sighting = disk.look(archive.where());
        if (sighting.kind() != FileStat.Kind.FILE || !births.same(sighting.identity(), archive.identity())) {
            throw new NoSuchFileException(archive.where().toString());
        }
    }

    private void finished(Archive archive) {
        archive.close();
        queue.remove(archive);
        ledger.put(archive.finished());
    }

    /** An archive may be yet to be written to its end, or have another name now. */
    private void tryAgain(Archive archive, IOException why) {
        archive.close();
        if (why instanceof UnansweredException) {
            archive.cannotBeAsked(nanoTime.getAsLong() + AGAIN_NANOS);
            return;
        }
        int attempts = archive.tryAgainAt(nanoTime.getAsLong() + AGAIN_NANOS);
        boolean mayPass = why instanceof EOFException
                || why instanceof NoSuchFileException
                || why instanceof AccessDeniedException;
        if (attempts >= MOST_ATTEMPTS || !mayPass) {
            events.lost(archive.logFile().source());
            LOG.warn("{} cannot be read to its end: {}", archive.where(), why.toString());
            finished(archive);
        }
    }

    @Override
    public void giveBack(LineBatch settled) {
        // Offsets stand in the archive.
    }

    @Override
    public void close() {
        queue.forEach(Archive::close);
    }
}
