package io.apilog.source.once;

import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.ReadAhead;
import io.apilog.source.lines.LineBatch;
import io.apilog.source.lines.StreamLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one log on several threads. Each takes the next batch of lines from the stream, reads ahead in it at the same time as the others,
 * and hands it over when all batches before it were. So the lines are taken in the order of the file, whatever the number of threads.
 */
final class BatchTurns {
    /** Hands over the lines of one batch. */
    @FunctionalInterface
    interface Delivery {
        void handOver(LineBatch batch, Line line, ReadAhead lines);
    }

    private final StreamLines stream;
    private final LineSink sink;
    private final Delivery delivery;
    private final Object turns = new Object();

    // Guarded by the stream.
    private long taken;
    private boolean ended;

    // Guarded by the turns.
    private long handedOver;
    private @Nullable Throwable failure;

    BatchTurns(StreamLines stream, LineSink sink, Delivery delivery) {
        this.stream = stream;
        this.sink = sink;
        this.delivery = delivery;
    }

    /**
     * Reads to the end, on the calling thread and others.
     *
     * @param threads how many in all
     * @param batches makes a buffer for each
     * @throws IOException reading failed; every complete line before that was handed over
     */
    void run(int threads, Supplier<LineBatch> batches) throws IOException {
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            Thread thread = new Thread(() -> work(batches.get()), "read-ahead-" + i);
            thread.setDaemon(true);
            others.add(thread);
            thread.start();
        }
        work(batches.get());
        for (Thread thread : others) {
            awaitEnd(thread);
        }
        synchronized (turns) {
            rethrow(failure);
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    private static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(LineBatch batch) {
        try {
            Line line = new Line();
            ReadAhead lines = sink.readAhead();
            for (long turn = take(batch); turn >= 0; turn = take(batch)) {
                lines.begin();
                for (int i = 0; i < batch.lines(); i++) {
                    batch.point(line, i);
                    lines.read(line);
                }
                if (!awaitTurn(turn)) {
                    return;
                }
                delivery.handOver(batch, line, lines);
                synchronized (turns) {
                    handedOver++;
                    turns.notifyAll();
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            end(e);
        }
    }

    /** The number of the batch, or -1 where there is none. */
    private long take(LineBatch batch) throws IOException {
        synchronized (stream) {
            try {
                ended = ended || !stream.next(batch);
                return ended ? -1 : taken++;
            } catch (IOException | RuntimeException | Error e) {
                ended = true;
                throw e;
            }
        }
    }

    /** False where there will be no turn, as the batches before cannot be handed over. */
    private boolean awaitTurn(long turn) {
        synchronized (turns) {
            boolean interrupted = false;
            while (handedOver < turn && !(failure instanceof RuntimeException || failure instanceof Error)) {
                try {
                    turns.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return handedOver == turn;
        }
    }

    private void end(Throwable e) {
        synchronized (stream) {
            ended = true;
        }
        synchronized (turns) {
            failure = failure == null ? e : failure;
            turns.notifyAll();
        }
    }
}
