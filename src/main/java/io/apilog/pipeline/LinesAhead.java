package io.apilog.pipeline;

import io.apilog.format.parser.EarlyParser;
import io.apilog.line.Line;
import io.apilog.line.ReadAhead;
import io.apilog.request.AccessRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/** Parses the lines of a batch early; at their turn they are filtered, named and counted. Keeps a record for each line of a batch. */
final class LinesAhead implements ReadAhead {
    private final LinePipeline pipeline;
    private final EarlyParser parser;
    private final Supplier<AccessRecord> newRecord;
    private final List<AccessRecord> records = new ArrayList<>();
    private final BitSet early = new BitSet();
    private int read;
    private int next;

    LinesAhead(LinePipeline pipeline, EarlyParser parser, Supplier<AccessRecord> newRecord) {
        this.pipeline = pipeline;
        this.parser = parser;
        this.newRecord = newRecord;
    }

    @Override
    public void begin() {
        parser.begin();
        early.clear();
        read = 0;
        next = 0;
    }

    @Override
    public void read(Line line) {
        if (read == records.size()) {
            records.add(newRecord.get());
        }
        early.set(read, parses(line, records.get(read)));
        read++;
    }

    private boolean parses(Line line, AccessRecord into) {
        try {
            return parser.parse(line, into);
        } catch (RuntimeException | StackOverflowError e) {
            // It will fail at its turn as well, and be counted then.
            return false;
        }
    }

    @Override
    public void accept(Line line) {
        int index = next++;
        if (early.get(index) && parser.holds(records.get(index))) {
            pipeline.accept(line, 0, records.get(index));
        } else {
            pipeline.accept(line);
        }
    }
}
