package io.apilog.source.lines;

import io.apilog.bytes.LineEnds;
import io.apilog.line.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads whole lines from a file's head and end, from which its format is found. */
public final class SampleReader {
    private static final int HEAD_BYTES = 16 * 1024;
    private static final int TAIL_BYTES = 48 * 1024;
    private static final int HEAD_LINES = Sample.MAX_LINES / 2;

    private SampleReader() {}

    /** The lines; none where no whole line lies in what is read. */
    public static List<byte[]> read(FileChannel channel) throws IOException {
        long size = channel.size();
        byte[] head = bytes(channel, 0, HEAD_BYTES);
        long tailAt = Math.max(head.length, size - TAIL_BYTES);
        byte[] tail = bytes(channel, tailAt, TAIL_BYTES);
        List<byte[]> first = lines(head, 0);
        // Where the tail goes on right behind the head, the head's unfinished line is cut in two: neither half is a
        // line.
        List<byte[]> last = lines(tail, LineEnds.indexOf(tail, 0, tail.length, LineEnds.LF) + 1);
        int fromHead = last.isEmpty() ? Sample.MAX_LINES : Math.max(HEAD_LINES, Sample.MAX_LINES - last.size());
        List<byte[]> sample = new ArrayList<>(first.subList(0, Math.min(first.size(), fromHead)));
        sample.addAll(last.subList(Math.max(0, last.size() - (Sample.MAX_LINES - sample.size())), last.size()));
        return sample;
    }

    private static byte[] bytes(FileChannel channel, long at, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(most);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
            // Goes on until the buffer is full or the file ends.
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static List<byte[]> lines(byte[] bytes, int from) {
        List<byte[]> lines = new ArrayList<>();
        int at = from;
        for (int lf = LineEnds.indexOf(bytes, at, bytes.length, LineEnds.LF);
                lf >= 0;
                lf = LineEnds.indexOf(bytes, at, bytes.length, LineEnds.LF)) {
            int start = LineEnds.skipNuls(bytes, at, lf);
            int end = lf > start && bytes[lf - 1] == LineEnds.CR ? lf - 1 : lf;
            lines.add(Arrays.copyOfRange(bytes, start, end));
            at = lf + 1;
        }
        return lines;
    }
}
