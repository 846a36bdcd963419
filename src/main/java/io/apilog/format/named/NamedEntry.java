package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;
import io.apilog.format.field.FieldAssigner;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.JsonVendor;
import io.apilog.format.field.SeenNames;
import io.apilog.format.field.VendorSigns;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * What a line with named fields is once all of them are read: an entry, something that is said beside entries, or neither. Some values mean
 * what they do only by what else stands in the line.
 */
final class NamedEntry {
    private static final int OK = 200;

    /** The methods by Gravitee's numbers for them. */
    private static final byte[][] GRAVITEE_METHODS = Stream.of(
                    "OTHER", "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE")
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private final FieldAssigner assignment;
    private final FieldRanks ranks;
    private final SeenNames names;
    private final NamedDuration duration;
    private final RpcCall call = new RpcCall();
    private boolean requestLeftOut;
    private boolean unfinished;
    private boolean moduleNamed;
    private boolean printed;
    private boolean nothingFailed;
    private boolean timedAnswers;
    private boolean pathNamed;
    private boolean upstreamOfVendor;
    private int kind;

    NamedEntry(FieldAssigner assignment, FieldRanks ranks, SeenNames names, NamedDuration duration) {
        this.assignment = assignment;
        this.ranks = ranks;
        this.names = names;
        this.duration = duration;
    }

    void begin() {
        call.begin();
        requestLeftOut = false;
        unfinished = false;
        moduleNamed = false;
        printed = false;
        nothingFailed = false;
        pathNamed = false;
        upstreamOfVendor = false;
        kind = 0;
    }

    /** The call that the line may tell of. */
    RpcCall call() {
        return call;
    }

    /** A request is named and has no value. */
    void requestIsLeftOut() {
        requestLeftOut = true;
    }

    /** The request is not answered yet: another line will say how it was. */
    void isUnfinished() {
        unfinished = true;
    }

    /** The kind that the line is of is this digit, which says something only in a span of OpenTelemetry. */
    void isOfKind(int digit) {
        kind = digit;
    }

    /** A name that may be the request's is here that of the part of a program that speaks. */
    void namesModule() {
        moduleNamed = true;
    }

    /** What stands under the name of a request is an object as a language prints it. */
    void hasPrinted() {
        printed = true;
    }

    /** Whether the status is 0. */
    void nothingFailed(boolean zero) {
        nothingFailed = zero;
    }

    /** Whether the target stands under a name that is nothing but a path's. */
    void namesPath(boolean alone) {
        pathNamed = alone;
    }

    /** Whether the upstream's time stands under a name that says something only in the lines of a program that is known. */
    void upstreamIsVendors(boolean vendors) {
        upstreamOfVendor = vendors;
    }

    /** Every entry of the file has a duration: what has neither that nor a status tells that a request begins. */
    void answersAreTimed() {
        timedAnswers = true;
    }

    /** Ends a record: an entry needs a request and a status; what is clearly none is a message of the application. */
    ParseResult finish(AccessRecord record) {
        duration.finish(record, names);
        ofVendor(record);
        if (duration.isElsewhere()) {
            ofElsewhere(record);
        }
        assignment.finish(record);
        if (record.target.isEmpty()) {
            ofCall(record);
        }
        if (upstreamOfVendor && names.program() == null) {
            record.attempts = 0;
        }
        if (ranks.has(FieldKind.ROUTE)
                && ranks.of(FieldKind.ROUTE) >= FieldRanks.NO_TEMPLATE
                && !record.target.isEmpty()) {
            record.route.clear();
        }
        if (unfinished || kind != 0 && isOfClient()) {
            return Ignored.MESSAGE;
        }
        rootedTarget(record);
        boolean method = !record.method.isEmpty();
        boolean target = record.hasRequest() && (method || NamedValue.isPath(record));
        return target && ranks.has(FieldKind.STATUS) ? record : unlikeEntry(record, method, target);
    }

    /**
     * Whether the line is a span of a request that the program made of another: OTLP has a number for its kind, which stands beside its two
     * times, and OpenTelemetry's libraries count from 0 what OTLP counts from 1.
     */
    private boolean isOfClient() {
        boolean library = names.have(VendorSigns.OF_TRACE) && duration.isUnnamed();
        int client = duration.hasEdges() ? '3' : '2';
        return (duration.hasEdges() || library) && (kind == client || kind == client + 1);
    }

    /** What a record is in which something of an entry is not there. */
    private ParseResult unlikeEntry(AccessRecord record, boolean method, boolean target) {
        boolean timed = record.durationNanos != AccessRecord.ABSENT || duration.isThere();
        if (printed && !timed) {
            // What Django says of a request that failed, beside the line of the server that answered it.
            return Ignored.ABOUT_REQUEST;
        }
        if (ranks.has(FieldKind.STATUS)) {
            boolean request = ranks.has(FieldKind.REQUEST) || requestLeftOut;
            return request ? record : timed ? Rejection.NO_REQUEST_FIELD : Ignored.MESSAGE;
        }
        // What a logger says with a path in it, such as that a request begins, is no answer to be counted.
        // A call that ended has its code: what go-grpc-middleware says of one that begins has a duration as well.
        boolean message = !method || names.have(VendorSigns.MESSAGE) && (!timed || moduleNamed || call.isThere());
        if (!target || message) {
            return Ignored.MESSAGE;
        }
        return timedAnswers && !timed ? Ignored.ABOUT_REQUEST : Rejection.NO_STATUS_FIELD;
    }

    /** A duration in an object of which nobody knows what it tells of is that of the request only where that stands there as well. */
    private void ofElsewhere(AccessRecord record) {
        if (record.durationNanos >= 0
                && !FieldRanks.isAstray(ranks.of(FieldKind.STATUS))
                && !FieldRanks.isAstray(ranks.of(FieldKind.METHOD))) {
            duration.leaveOut(record);
        }
    }

    /** Where nothing else was asked for, a call was. */
    private void ofCall(AccessRecord record) {
        if (call.isThere()) {
            call.put(record, assignment.scratch());
            if (record.status < 0 && call.answer(record)) {
                ranks.take(FieldKind.STATUS, 0);
            }
        }
    }

    /** HAProxy has read its bytes from the server; the content that Tyk and GitLab tell the length of is the request's. */
    private void sizeOfVendor(AccessRecord record) {
        JsonVendor program = names.program();
        if (record.responseBytes == AccessRecord.ABSENT && program == JsonVendor.HAPROXY) {
            record.responseBytes = record.requestBytes;
            record.requestBytes = AccessRecord.ABSENT;
        } else if (record.requestBytes == AccessRecord.ABSENT
                && (program == JsonVendor.TYK && names.have(VendorSigns.OF_TYK) || names.have(VendorSigns.OF_GITLAB))) {
            record.requestBytes = record.responseBytes;
            record.responseBytes = AccessRecord.ABSENT;
        }
    }

    /** What means something else in the lines of one program than in all others. */
    private void ofVendor(AccessRecord record) {
        boolean number = record.method.length() == 1 && Ascii.isDigit(record.method.at(0));
        boolean routed = record.target.isEmpty() && !record.route.isEmpty() && !record.method.isEmpty();
        if (number && names.program() == JsonVendor.GRAVITEE) {
            byte[] name = GRAVITEE_METHODS[record.method.at(0) - '0'];
            record.method.set(name, 0, name.length);
        } else if (routed && names.have(VendorSigns.ROUTE_IS_PATH)) {
            record.target.set(record.route.bytes(), record.route.from(), record.route.to());
            record.route.clear();
        }
        if (nothingFailed && record.status == AccessRecord.ABSENT && names.have(VendorSigns.OF_SOLR)) {
            record.status = OK;
        }
        if ((record.requestBytes == AccessRecord.ABSENT) != (record.responseBytes == AccessRecord.ABSENT)) {
            sizeOfVendor(record);
        }
    }

    /** Some write a path without the slash that it begins with. */
    private void rootedTarget(AccessRecord record) {
        Text target = record.target;
        if (!record.method.isEmpty() && NamedValue.lacksSlash(target, pathNamed)) {
            Scratch scratch = assignment.scratch();
            scratch.reserve(target.length() + 1);
            int from = scratch.length();
            scratch.add('/');
            for (int i = 0; i < target.length(); i++) {
                scratch.add(target.at(i));
            }
            target.set(scratch.bytes(), from, scratch.length());
        }
    }
}
