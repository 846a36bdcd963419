package io.apilog.audit.trail;

import io.apilog.audit.FileHead;
import io.apilog.audit.LineBuffer;
import io.apilog.audit.LineHead;
import io.apilog.audit.LineKind;
import io.apilog.audit.SignedHead;
import io.apilog.audit.SigningKey;
import io.apilog.audit.TrailTime;
import io.apilog.audit.TreeHash;
import io.apilog.audit.TreeHead;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a trail, where it grows. Lines are chained at once and written soon; a state that was copied is waited for by whoever saves it,
 * and only what cannot be taken back any more is signed. So what a signature says holds over any end of the process.
 *
 * <p>Where it cannot be written it goes back to what is in the files, and later says how many requests are missing. Safe for use by many
 * threads; {@link #add} by one.
 */
public final class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final long WRITTEN_WITHIN = TimeUnit.SECONDS.toNanos(2);
    private static final long NO_ROOT = -1;

    private final TrailSettings settings;
    private final SigningKey key;
    private final TrailDisk disk;
    private final TrailWriter writer;
    private final InstantSource clock;
    private final TreeHash hash = new TreeHash();
    private final TrailTime time = new TrailTime();
    private final TrailPoint point = new TrailPoint();
    private final LineBuffer fields = new LineBuffer(512);
    private final Retirement retirement;
    private TrailBatch batch = new TrailBatch();
    private boolean begun;
    private boolean failing;
    private boolean closed;
    private int attempt;
    private long offered;
    private long recordsAtRoot;
    private long signedSize;
    private volatile @Nullable SignedHead signed;

    AuditTrail(TrailSettings settings, SigningKey key, TrailDisk disk, InstantSource clock, LongSupplier nanoTime) {
        this.settings = settings;
        this.key = key;
        this.disk = disk;
        this.clock = clock;
        this.writer = new TrailWriter(disk, nanoTime);
        this.retirement = new Retirement(settings, disk);
    }

    /**
     * The trail of a directory; nothing is written yet.
     *
     * @param clock gives the time of lines that no request has
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    public static AuditTrail open(TrailSettings settings, SigningKey key, InstantSource clock, LongSupplier nanoTime) {
        return new AuditTrail(settings, key, new LocalTrailDisk(settings.directory()), clock, nanoTime);
    }

    /**
     * Goes on from a state: what stands behind it in the files is cut off. Before anything is added. Where it is of a trail that is still written,
     * that one ends.
     */
    public synchronized void restore(TrailState from) {
        AuditTrail before = from.of();
        if (before != null) {
            before.await(from);
            before.close(from.known());
        }
        TrailStart start = new TrailStart(disk, settings.fileBytes());
        begin(start.from(from.known()));
        offered = from.offered();
        recordsAtRoot = point.rootSize + 1 == point.size() ? point.records : NO_ROOT;
        signedSize = from.signed();
    }

    /** Writes no line any more, and stands where another one goes on. */
    private synchronized void close(TrailPoint at) {
        closed = true;
        point.set(at);
    }

    private void begin(TrailPoint from) {
        begun = true;
        point.set(from);
        writer.beginAt(point);
        batch.begin(point, attempt);
    }

    /** Nothing was saved: it goes on behind what is there. */
    private void beginIfNot() {
        if (!begun) {
            begin(new TrailStart(disk, settings.fileBytes()).fromFiles());
            offered = point.records;
            recordsAtRoot = point.size() == 0 ? 0 : NO_ROOT;
        }
    }

    /**
     * Adds a request.
     *
     * @param millis when it was, since 1970
     * @param access fields of the line, as JSON without braces
     */
    public synchronized void add(long millis, LineBuffer access) {
        beginIfNot();
        boolean accepted = isWritable();
        offered++;
        if (accepted) {
            point.records++;
            line(LineKind.ACCESS, millis, access);
        }
    }

    private boolean isWritable() {
        if (closed) {
            return false;
        }
        if (!failing && writer.hasFailed(attempt)) {
            failing = true;
            writer.reached(point);
            recordsAtRoot = NO_ROOT;
        }
        if (!failing) {
            return true;
        }
        if (!writer.mayTryAgain()) {
            return false;
        }
        attempt++;
        failing = false;
        batch.begin(point, attempt);
        sayGap();
        return true;
    }

    /** What was to be written and is not there. */
    private void sayGap() {
        long missing = offered - point.records - point.missing;
        if (missing > 0) {
            point.missing += missing;
            begin(fields).ascii("\"missing\":").number(missing);
            line(LineKind.GAP, clock.millis(), fields);
        }
    }

    private static LineBuffer begin(LineBuffer fields) {
        fields.cut(0);
        return fields;
    }

    /** Begins another file where this one is full. */
    private void rotate() {
        if (point.file == 0 || point.length >= settings.fileBytes()) {
            handOver();
            point.file++;
            point.length = 0;
            batch.begin(point, attempt);
            LineBuffer head = new LineBuffer(256);
            FileHead.write(head, point.file, key.verifier().name(), point.tree);
            append(LineKind.FILE, clock.millis(), head);
        }
    }

    private void line(LineKind kind, long millis, LineBuffer with) {
        rotate();
        append(kind, millis, with);
        if (batch.lines.length() >= TrailBatch.FULL) {
            handOver();
        }
    }

    private void append(LineKind kind, long millis, LineBuffer with) {
        LineBuffer out = batch.lines;
        int from = out.length();
        LineHead.write(out, point.size(), point.last, kind);
        out.ascii(",\"time\":\"");
        time.write(millis, out);
        out.ascii("\",").raw(with.bytes(), 0, with.length()).put('}');
        hash.leaf(out.bytes(), from, out.length(), point.last, 0);
        point.tree.add(hash, point.last, 0);
        out.put('\n');
        point.length += out.length() - from;
    }

    private void handOver() {
        if (batch.lines.length() == 0) {
            return;
        }
        batch.end.set(point);
        writer.offer(batch);
        batch = writer.take(attempt);
        batch.begin(point, attempt);
    }

    /**
     * Copies where it stands, with the root of everything before. Inside a commit.
     *
     * @param epoch the highest number of an epoch's key
     */
    public synchronized TrailState copy(int epoch) {
        beginIfNot();
        if (isWritable()) {
            if (offered > point.records + point.missing) {
                sayGap();
            }
            if (point.records > recordsAtRoot) {
                recordsAtRoot = point.records;
                rotate();
                point.tree.root(hash, point.root, 0);
                point.rootSize = point.size();
                TreeHead head = new TreeHead(key.verifier().name(), point.rootSize, point.root);
                begin(fields).ascii("\"size\":").number(point.rootSize);
                fields.ascii(",\"root\":\"").ascii(head.rootText()).put('"');
                line(LineKind.ROOT, clock.millis(), fields);
            }
            handOver();
        }
        return new TrailState(point.copy(), offered, signedSize, epoch, attempt, this);
    }

    /** Waits, for two seconds at most, until a state is in the files, or as much of it as will ever be. Any thread. */
    public void await(TrailState state) {
        AuditTrail of = state.of();
        if (of != null && of != this) {
            of.await(state);
            return;
        }
        state.keeps(writer.await(state.point(), state.attempt(), WRITTEN_WITHIN));
    }

    /** Has everything up to a state survive the end of the machine; false where that failed. May take seconds. */
    public boolean force(TrailState state) {
        int last = state.known().file;
        try {
            for (int file = Math.max(1, retirement.forcedUpTo()); file <= last; file++) {
                disk.force(file);
            }
            retirement.forced(last);
            return true;
        } catch (IOException e) {
            LOG.warn("the audit trail cannot be forced to its disk, and is not signed meanwhile ({})", e.toString());
            return false;
        }
    }

    /** A state is saved for good: signs it, and deletes what is not to be kept. On one thread at a time. */
    public void settled(TrailState state) {
        TrailPoint kept = state.known();
        if (kept.size() < state.point().size()) {
            return;
        }
        if (kept.rootSize > signedSize) {
            sign(kept);
        }
        List<Integer> retired = retirement.due(clock.millis(), kept, state.signed());
        if (!retired.isEmpty()) {
            say(retired);
        }
    }

    private void sign(TrailPoint kept) {
        SignedHead head = key.sign(new TreeHead(key.verifier().name(), kept.rootSize, kept.root.clone()));
        String value = head.signatures().get(0).value();
        TrailPoint after;
        int by;
        synchronized (this) {
            signedSize = kept.rootSize;
            signed = head;
            if (!isWritable()) {
                return;
            }
            begin(fields).ascii("\"size\":").number(kept.rootSize);
            fields.ascii(",\"key\":\"").ascii(key.verifier().idText());
            fields.ascii("\",\"signature\":\"").ascii(value).put('"');
            line(LineKind.SIGNATURE, clock.millis(), fields);
            handOver();
            after = point.copy();
            by = attempt;
        }
        writer.await(after, by, WRITTEN_WITHIN);
    }

    private synchronized void say(List<Integer> retired) {
        for (int file : retired) {
            if (!isWritable()) {
                return;
            }
            begin(fields).ascii("\"file\":").number(file);
            line(LineKind.RETIRED, clock.millis(), fields);
            retirement.said(file, point.size());
            recordsAtRoot = NO_ROOT;
        }
    }

    /** What was signed last of this run of the process; empty where nothing was. Any thread. */
    public Optional<SignedHead> signed() {
        return Optional.ofNullable(signed);
    }
}
