package io.apilog.request;

import io.apilog.line.Line;
import io.apilog.line.LogFile;

/**
 * A flyweight: one entry of a line, as {@link LineObserver}s are told of it. One instance is used again for all lines of a file; what it says
 * holds until the observer returns.
 */
public final class Request {
    private final Source source;
    private final LogFile file;
    private Line line;
    private int entry;
    private long turn;
    private AccessRecord entryRead;
    private HttpMethod method = HttpMethod.OTHER;
    private Endpoint endpoint = Endpoint.OTHER;

    /** For lines of this file; nothing of them is read yet. */
    public Request(Source source, LogFile file, Line line, AccessRecord record) {
        this.source = source;
        this.file = file;
        this.line = line;
        this.entryRead = record;
    }

    /** Begins with an entry of a line, of which nothing else is known yet. */
    public void begin(Line of, int number) {
        this.line = of;
        this.entry = number;
        this.turn++;
    }

    /** The entry was read. */
    public void read(AccessRecord record, HttpMethod by) {
        this.entryRead = record;
        this.method = by;
    }

    /** The entry has a name. */
    public void named(Endpoint as) {
        this.endpoint = as;
    }

    public Source source() {
        return source;
    }

    public LogFile file() {
        return file;
    }

    /** The line that the entry is of. */
    public Line line() {
        return line;
    }

    /** Which of the line's entries it is, from 0: a line can be several objects of JSON. */
    public int entry() {
        return entry;
    }

    /** Another number for each entry that this was begun with: what was found out of one holds while it is the same. */
    public long turn() {
        return turn;
    }

    /** What the line says; of an entry that could not be read it says nothing. */
    public AccessRecord record() {
        return entryRead;
    }

    /** The record's method, by the label. */
    public HttpMethod method() {
        return method;
    }

    /** What the request counts under; only of one that is counted. */
    public Endpoint endpoint() {
        return endpoint;
    }
}
