package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.format.field.FieldAssigner;
import io.apilog.format.field.FieldKind;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.value.SentStatus;
import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;

/** Takes a request that stands in the text of one value: in what someone named it, or in what is said of its answer. */
final class RequestInText {
    /** A name of a request yields to every value that is named as its method or path. */
    private static final int TITLES = 500_000;

    private final FieldAssigner assignment;
    private final FieldRanks ranks;

    RequestInText(FieldAssigner assignment, FieldRanks ranks) {
        this.assignment = assignment;
        this.ranks = ranks;
    }

    /** Takes the method, and the path where it is one, of what someone named a request: {@code GET /path}, {@code GET Users/Get [id]}. */
    boolean takeTitle(AccessRecord record, int rank, byte[] bytes, int from, int to) {
        int word = Ascii.endOfWord(bytes, from, to);
        if (word >= to || !EntryMarks.isRequestWord(bytes, from, word)) {
            return false;
        }
        take(record, FieldKind.METHOD, rank + TITLES, bytes, from, word);
        boolean path = bytes[word + 1 < to ? word + 1 : word] == '/' && Ascii.endOfWord(bytes, word + 1, to) == to;
        if (path && !ranks.has(FieldKind.TARGET)) {
            take(record, FieldKind.PATH, rank + TITLES, bytes, word + 1, to);
        }
        return true;
    }

    /** Takes the method before a route, as Go's patterns have it: {@code GET /users/{id}}. */
    void takeMethod(AccessRecord record, int rank, byte[] bytes, int from, int to) {
        if (bytes[from] != '/') {
            int word = Ascii.endOfWord(bytes, from, to);
            if (word + 1 < to && bytes[word + 1] == '/' && EntryMarks.isRequestWord(bytes, from, word)) {
                take(record, FieldKind.METHOD, rank + TITLES, bytes, from, word);
            }
        }
    }

    /** Takes an answer out of a text, {@code [HTTP] 200 - GET /path - 192.0.2.1:51344}; false where there is none. */
    boolean takeAnswer(AccessRecord record, int rank, byte[] bytes, int from, int to) {
        int code = NamedValue.behindTag(bytes, from, to);
        int method = code + 6;
        if (method >= to || !SentStatus.is(bytes, code, code + 3) || !Ascii.startsWith(bytes, code + 3, to, " - ")) {
            return false;
        }
        int target = Ascii.endOfWord(bytes, method, to) + 1;
        if (target >= to || bytes[target] != '/' || !EntryMarks.isRequestWord(bytes, method, target - 1)) {
            return false;
        }
        int behind = Ascii.endOfWord(bytes, target, to);
        take(record, FieldKind.STATUS, rank, bytes, code, code + 3);
        take(record, FieldKind.METHOD, rank, bytes, method, target - 1);
        take(record, FieldKind.TARGET, rank, bytes, target, behind);
        int client = behind + 3;
        if (Ascii.startsWith(bytes, behind, to, " - ") && client < to && Ascii.isDigit(bytes[client])) {
            take(record, FieldKind.CLIENT, rank, bytes, client, Ascii.endOfWord(bytes, client, to));
        }
        return true;
    }

    private void take(AccessRecord record, FieldKind meaning, int rank, byte[] bytes, int from, int to) {
        if (ranks.isBetter(meaning, rank)
                && assignment.assign(record, meaning, Unit.SECONDS, bytes, from, to) == null) {
            ranks.take(meaning, rank);
        }
    }
}
