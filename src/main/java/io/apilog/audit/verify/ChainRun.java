package io.apilog.audit.verify;

import io.apilog.audit.TreeHash;
import java.nio.file.Path;

/** Lines that stand behind one another and are chained as they should be. An untouched trail is one of these. Mutable while it grows. */
final class ChainRun {
    /** The number of a line that is none. */
    static final long NONE = -1;

    final Path file;
    final long line;
    final long first;
    final byte[] prev;

    /** The first line, and where in it the hash of the line before stands. */
    final byte[] text;

    final int prevAt;
    final byte[] hash = new byte[TreeHash.BYTES];
    Path lastFile;
    long lastLine;
    long last;
    long lines = 1;

    /** Whether its first line is the first of its file, and its last the last. */
    final boolean beginsFile;

    /** Whether its first line says that it is the first of its file. */
    final boolean isHead;

    boolean endsFile;

    /** The numbers of the files in which it begins and ends, as those say; 0 for one that is not known. */
    int number;

    int lastNumber;

    ChainRun(Path file, long line, long first, byte[] prev, byte[] text, int prevAt, boolean isHead) {
        this.file = file;
        this.line = line;
        this.first = first;
        this.prev = prev;
        this.text = text;
        this.prevAt = prevAt;
        this.isHead = isHead;
        this.lastFile = file;
        this.lastLine = line;
        this.last = first;
        this.beginsFile = line == 1;
    }

    void add(Path ofFile, long ofLine, long seq) {
        lastFile = ofFile;
        lastLine = ofLine;
        last = seq;
        lines++;
        endsFile = false;
    }

    boolean isLine() {
        return first != NONE;
    }

    /** Whether it is all of one file. */
    boolean isFile() {
        return beginsFile && endsFile && file.equals(lastFile);
    }

    /** A fault of all of it, as far as it is in the file in which it begins. */
    TrailFault fault(Manipulation kind, String what) {
        return new TrailFault(file, line, file.equals(lastFile) ? lastLine : line, kind, what);
    }

    /** A fault of its last line. */
    TrailFault faultAtEnd(Manipulation kind, String what) {
        return new TrailFault(lastFile, lastLine, lastLine, kind, what);
    }
}
