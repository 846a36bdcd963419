package io.apilog.format.requestlog;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.format.field.FieldAssigner;
import io.apilog.format.field.FieldKind;
import io.apilog.format.message.AskingPrograms;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.message.Messages;
import io.apilog.format.message.Prefix;
import io.apilog.format.message.Sentences;
import io.apilog.format.message.TimeInLine;
import io.apilog.format.parser.LineParser;
import io.apilog.format.value.LastTime;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.SentStatus;
import io.apilog.format.value.WrittenUnit;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of a request logger in the shape that was found, see {@link RequestLogShape}. */
public final class RequestLogParser implements LineParser {
    private static final int LONGEST_HEAD = 64;
    private static final int LONGEST_NUMBER = 64;

    private static final byte[] GET = {'G', 'E', 'T'};

    private final RequestLogShape shape;
    private final RequestTokens tokens = new RequestTokens();
    private final TextTelling telling = new TextTelling();
    private final RequestPlace.Finder status;
    private final RequestPlace.@Nullable Finder duration;
    private final RequestPlace.@Nullable Finder bytes;
    private final RequestPlace.@Nullable Finder client;
    private final byte[] lead;
    private final @Nullable Unit configured;
    private final FieldAssigner assignment = new FieldAssigner();
    private final Prefix prefix = new Prefix();
    private final LastTime lastTime = new LastTime();
    private final byte[] number = new byte[LONGEST_NUMBER];
    private int stoppedAt;
    private boolean readable;

    /** A parser of lines of a shape; the unit is that which is configured, null for none. */
    public RequestLogParser(RequestLogShape shape, @Nullable Unit configured) {
        this.shape = shape;
        tokens.commas(shape.commas());
        if (shape.getLeftOut()) {
            tokens.withoutMethod();
        }
        this.configured = configured;
        this.status = shape.status().finder();
        this.duration = shape.duration() == null ? null : shape.duration().finder();
        this.bytes = shape.bytes() == null ? null : shape.bytes().finder();
        this.client = shape.client() == null ? null : shape.client().finder();
        this.lead = shape.lead().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean isNoEntry(Line line) {
        return Sentences.isOne(line);
    }

    @Override
    public int rejectedAt() {
        return stoppedAt;
    }

    @Override
    public boolean isStateless() {
        return true;
    }

    /** What has no request that can be read is something else that the program says, where it says how loud. */
    @Override
    public boolean isMessage(Line line) {
        return !EntryMarks.request(line.bytes(), line.from(), line.to())
                || Messages.isOne(line)
                || !readable && Messages.isLed(line);
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        stoppedAt = 0;
        assignment.begin(into);
        byte[] buffer = line.bytes();
        readable = tokens.read(buffer, line.from(), line.to());
        if (!readable) {
            return Rejection.NO_MATCH;
        }
        int code = status.find(tokens);
        boolean led = lead.length == 0 || isLed(buffer);
        if (code < 0 || !SentStatus.is(buffer, tokens.from(code), tokens.to(code))) {
            // That a request begins, or something else about one; with a number where the status is, or with a
            // duration, a damaged entry.
            stoppedAt = tokens.to(tokens.count() - 1) - line.from();
            if (telling.isSaid(shape.entries(), tokens, line.from())) {
                return Ignored.ABOUT_REQUEST;
            }
            boolean damaged = led && (code >= 0 || duration != null && duration.find(tokens) >= 0);
            return damaged ? Rejection.NO_MATCH : Ignored.MESSAGE;
        }
        if (!led || AskingPrograms.isNamed(buffer, line.from(), tokens.from(tokens.beforeRequest()))) {
            return Ignored.MESSAGE;
        }
        into.status = digit(buffer, tokens.from(code)) * 100
                + digit(buffer, tokens.from(code) + 1) * 10
                + digit(buffer, tokens.from(code) + 2);
        if (telling.isAside(shape.entries(), tokens, line.from(), into.status)) {
            return Ignored.ABOUT_REQUEST;
        }
        method(into, buffer);
        assignment.assign(
                into, FieldKind.TARGET, Unit.SECONDS, buffer, tokens.from(tokens.target()), tokens.to(tokens.target()));
        int protocol = tokens.behindRequest() - 1;
        if (tokens.kind(protocol) == ValueKind.PROTOCOL) {
            into.protocol.set(buffer, tokens.from(protocol), tokens.to(protocol));
        }
        duration(into, buffer);
        size(into, buffer, code);
        if (client != null && client.find(tokens) >= 0) {
            int at = client.find(tokens);
            assignment.assign(into, FieldKind.CLIENT, Unit.SECONDS, buffer, tokens.from(at), tokens.to(at));
        }
        into.timeMillis = time(buffer, line.from(), line.to());
        return into;
    }

    private void method(AccessRecord into, byte[] buffer) {
        if (tokens.isWithoutMethod()) {
            into.method.set(GET, 0, GET.length);
            return;
        }
        int method = tokens.from(tokens.method());
        method += buffer[method] == ':' ? 1 : 0;
        assignment.assign(into, FieldKind.METHOD, Unit.SECONDS, buffer, method, tokens.to(tokens.method()));
    }

    private static int digit(byte[] buffer, int at) {
        return buffer[at] - '0';
    }

    private boolean isLed(byte[] buffer) {
        int at = tokens.beforeRequest() - 1;
        if (at < 0 || tokens.to(at) - tokens.from(at) != lead.length) {
            return false;
        }
        for (int i = 0; i < lead.length; i++) {
            if (buffer[tokens.from(at) + i] != lead[i]) {
                return false;
            }
        }
        return true;
    }

    private void duration(AccessRecord into, byte[] buffer) {
        int at = duration == null ? -1 : duration.find(tokens);
        if (at < 0) {
            return;
        }
        Unit bare = configured == null ? shape.durationUnit() : configured;
        int length = shape.commas().write(buffer, tokens.from(at), tokens.to(at), number);
        long nanos = tokens.kind(at) == ValueKind.TIMED
                ? WrittenUnit.nanos(number, 0, length)
                : bare == null ? LoggedNumbers.NOT_A_NUMBER : LoggedNumbers.nanos(number, 0, length, bare);
        if (nanos != LoggedNumbers.NOT_A_NUMBER) {
            into.durationNanos = nanos;
            into.durationDecimals = FieldAssigner.decimals(number, 0, length);
        }
    }

    private void size(AccessRecord into, byte[] buffer, int code) {
        int at = bytes == null ? -1 : bytes.find(tokens);
        if (shape.sizeBehind() && shape.status().after()) {
            at = code + 1;
            while (at < tokens.count() && tokens.kind(at) == ValueKind.TIMED) {
                at++;
            }
            boolean whole = at < tokens.count()
                    && tokens.kind(at) == ValueKind.WHOLE
                    && tokens.keyless(at)
                    && tokens.open(at) == 0;
            at = whole ? at : -1;
        }
        if (at >= 0 && tokens.kind(at) == ValueKind.PAIR) {
            bothSizes(into, buffer, tokens.from(at), tokens.to(at));
        } else if (at >= 0 && tokens.kind(at) == ValueKind.ROUNDED) {
            into.responseBytes = rounded(at);
        } else if (at >= 0) {
            int length = shape.commas().write(buffer, tokens.from(at), tokens.to(at), number);
            long size = LoggedNumbers.whole(number, 0, WrittenUnit.endOfNumber(number, 0, length));
            into.responseBytes = size == LoggedNumbers.NOT_A_NUMBER ? AccessRecord.ABSENT : size;
        }
    }

    private long rounded(int at) {
        int length = shape.commas().write(tokens.bytes(), tokens.from(at), tokens.to(at), number);
        long size = WrittenUnit.size(number, 0, length);
        return size == LoggedNumbers.NOT_A_NUMBER ? AccessRecord.ABSENT : size;
    }

    private void bothSizes(AccessRecord into, byte[] buffer, int from, int to) {
        int slash = ByteSearch.indexOf(buffer, from, to, (byte) '/');
        long first = LoggedNumbers.whole(buffer, from, WrittenUnit.endOfNumber(buffer, from, slash));
        long second = LoggedNumbers.whole(buffer, slash + 1, WrittenUnit.endOfNumber(buffer, slash + 1, to));
        long answer = shape.sizeSecond() ? second : first;
        long request = shape.sizeSecond() ? first : second;
        into.responseBytes = answer == LoggedNumbers.NOT_A_NUMBER ? AccessRecord.ABSENT : answer;
        into.requestBytes = request == LoggedNumbers.NOT_A_NUMBER ? AccessRecord.ABSENT : request;
    }

    /** The first time in the line's head. */
    private long time(byte[] buffer, int from, int to) {
        int limit = Math.min(to, from + LONGEST_HEAD);
        for (int i = from; i < limit; i++) {
            boolean digit = Ascii.isDigit(buffer[i]) || Ascii.isLetter(buffer[i]);
            boolean begins = digit && (i == from || !Ascii.isDigit(buffer[i - 1]) && !Ascii.isLetter(buffer[i - 1]));
            int end = begins ? TimeInLine.end(buffer, i, to, prefix) : -1;
            if (end > 0) {
                long millis = lastTime.millis(buffer, i, end);
                return millis == LoggedNumbers.NOT_A_NUMBER ? AccessRecord.ABSENT : millis;
            }
        }
        return AccessRecord.ABSENT;
    }
}
