package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What is read of a whole log whose format is found: the requests, one by one, and what became of the other lines. */
final class ReadLog {
    final List<String> requests = new ArrayList<>();
    final List<Long> nanos = new ArrayList<>();
    final List<Long> bytes = new ArrayList<>();
    final List<Long> requestBytes = new ArrayList<>();
    final List<Detection> found = new ArrayList<>();
    int ignored;
    int about;
    int rejected;

    private ReadLog() {}

    /** A log of so many entries. */
    static ReadLog of(int entries, IntFunction<String> entry) {
        return of(IntStream.range(0, entries).mapToObj(entry).toList());
    }

    /** A log of these lines. */
    static ReadLog of(List<String> lines) {
        ReadLog log = new ReadLog();
        List<byte[]> all = lines.stream().map(line -> line.getBytes(UTF_8)).toList();
        Sample sample = new Sample(all.subList(0, Math.min(all.size(), Sample.MAX_LINES)));
        FileParser parser = new FileParser(FormatSettings.AUTO, sample, log.found::add);
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        for (byte[] text : all) {
            line.set(text, 0, text.length, 7);
            log.see(parser.parse(line, record), record);
        }
        return log;
    }

    private void see(ParseResult result, AccessRecord record) {
        if (result == record) {
            requests.add(record.method + " " + record.target + " " + record.status);
            nanos.add(record.durationNanos);
            bytes.add(record.responseBytes);
            requestBytes.add(record.requestBytes);
        }
        about += result == Ignored.ABOUT_REQUEST ? 1 : 0;
        ignored += result instanceof Ignored ? 1 : 0;
        rejected += result instanceof Rejection ? 1 : 0;
    }

    /** Whether no request has a duration. */
    boolean isUntimed() {
        return nanos.stream().allMatch(one -> one == AccessRecord.ABSENT);
    }

    /** Whether no answer has a size. */
    boolean isUnsized() {
        return bytes.stream().allMatch(one -> one == AccessRecord.ABSENT);
    }
}
