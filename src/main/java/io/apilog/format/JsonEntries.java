package io.apilog.format;

import io.apilog.bytes.Ascii;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a line that holds several: objects one behind the other, as a stream that puts no line ends between them writes them
 * (Firehose), an array of objects, or an object with such an array under a name that shippers use ({@code records},
 * {@code logEvents}), or the arrays of records somewhere in OpenTelemetry's batch of them. Looks at the line's own bytes, and only at lines that are no entry by themselves.
 */
final class JsonEntries {
    /** THE list of names under which a line's entries stand. */
    static final List<String> NAMES = List.of("records", "Records", "logEvents", "entries", "events", "logs");

    /** The names that OpenTelemetry's batches of records and of spans begin with, and the one under which each of them stands. */
    private static final String[][] BATCHES = {{"resourceLogs", "logRecords"}, {"resourceSpans", "spans"}};

    private final Line slice = new Line();
    private @Nullable String records;
    private byte[] bytes = {};
    private int at;
    private int end;
    private int first;
    private long offset;
    private int count;
    private boolean any;

    /** Forgets the line. */
    void clear() {
        any = false;
        records = null;
        count = 0;
    }

    /** Begins a line; false, and there is nothing to be read, if it holds no entries. */
    boolean begin(Line line) {
        clear();
        bytes = line.bytes();
        first = line.from();
        end = line.to();
        offset = line.offset();
        at = Ascii.endOfSpaces(bytes, first, end);
        if (at >= end || bytes[at] != '{' && bytes[at] != '[') {
            return false;
        }
        if (bytes[at] == '[') {
            at++;
            any = isObject(next(at));
        } else {
            int behind = next(endOfObject(at));
            if (isObject(behind)) {
                // What is left over shows that a quote is damaged: the objects stand inside of one, and the line is one
                // that cannot be read.
                any = behindAll(at) == end;
            } else if (behind == end) {
                records = recordsOfBatch(at);
                at = records == null ? array(at) : nextRecords(at);
                any = at >= 0 && isObject(toObject(at));
            }
        }
        count = any ? count() : 0;
        return any;
    }

    /** How many entries the line has. */
    int size() {
        return count;
    }

    boolean hasNext() {
        if (any) {
            at = toObject(at);
            any = isObject(at);
        }
        return any;
    }

    /** The next object of the array, or of the next one in a batch. */
    private int toObject(int from) {
        int place = next(from);
        while (records != null && !isObject(place) && place < end) {
            int array = nextRecords(place);
            if (array < 0) {
                return end;
            }
            place = next(array);
        }
        return place;
    }

    /** Under which name the records of a batch stand; null where the object that begins there is none. */
    private @Nullable String recordsOfBatch(int from) {
        int key = next(from + 1);
        for (String[] batch : BATCHES) {
            if (key + 1 < end && bytes[key] == '"' && Ascii.startsWith(bytes, key + 1, end, batch[0] + '"')) {
                return batch[1];
            }
        }
        return null;
    }

    /** Behind the bracket of the next array of records, or -1. */
    private int nextRecords(int from) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '"') {
                int behind = endOfText(i);
                int colon = next(Math.min(end, behind + 1));
                int value = colon < end && bytes[colon] == ':' ? next(colon + 1) : end;
                boolean named = records != null
                        && behind - i - 1 == records.length()
                        && Ascii.startsWith(bytes, i + 1, behind, records);
                if (named && value < end && bytes[value] == '[') {
                    return value + 1;
                }
                i = behind;
            }
        }
        return -1;
    }

    /** The next entry, valid until the one behind it is asked for. */
    Line next() {
        int from = at;
        at = endOfObject(at);
        slice.set(bytes, from, at, offset);
        return slice;
    }

    /** At which byte of the line the entry read last begins. */
    int begin() {
        return slice.from() - first;
    }

    private int count() {
        int objects = 0;
        for (int i = toObject(at); isObject(i); i = toObject(endOfObject(i))) {
            objects++;
        }
        return objects;
    }

    /** Behind the last of the objects that stand one behind the other. */
    private int behindAll(int from) {
        int i = from;
        while (isObject(i)) {
            i = next(endOfObject(i));
        }
        return i;
    }

    private boolean isObject(int place) {
        return place < end && bytes[place] == '{';
    }

    /** Behind white space and commas. */
    private int next(int from) {
        int i = from;
        while (i < end && (bytes[i] == ' ' || bytes[i] == ',' || bytes[i] == '\t' || bytes[i] == '\r')) {
            i++;
        }
        return i;
    }

    /** Behind the brace that closes an object, or the end of the line. */
    private int endOfObject(int from) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            int b = bytes[i];
            if (b == '"') {
                i = endOfText(i);
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return end;
    }

    /** The quote that ends a text. */
    private int endOfText(int from) {
        int i = from + 1;
        while (i < end && bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    /** Behind the bracket of the array of entries at the top of an object, or -1. */
    private int array(int from) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            int b = bytes[i];
            if (b == '"') {
                int behind = endOfText(i);
                int colon = Ascii.endOfSpaces(bytes, Math.min(end, behind + 1), end);
                int value = colon < end && bytes[colon] == ':' ? Ascii.endOfSpaces(bytes, colon + 1, end) : end;
                if (depth == 1 && value < end && bytes[value] == '[' && isName(i + 1, behind)) {
                    return value + 1;
                }
                i = behind;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
        }
        return -1;
    }

    private boolean isName(int from, int to) {
        for (String name : NAMES) {
            if (to - from == name.length() && Ascii.startsWith(bytes, from, to, name)) {
                return true;
            }
        }
        return false;
    }

    /** These lines, with the entries of one that holds several in its place: for finding the format of lines that are none by themselves. */
    static List<byte[]> spread(List<byte[]> lines) {
        List<byte[]> all = new ArrayList<>();
        JsonEntries entries = new JsonEntries();
        Line line = new Line();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 0);
            if (!entries.begin(line)) {
                all.add(bytes);
                continue;
            }
            while (entries.hasNext() && all.size() < Sample.MAX_LINES) {
                Line entry = entries.next();
                all.add(Arrays.copyOfRange(entry.bytes(), entry.from(), entry.to()));
            }
        }
        return all;
    }
}
