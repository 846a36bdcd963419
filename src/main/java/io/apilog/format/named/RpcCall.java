package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;
import io.apilog.format.field.FieldKind;
import io.apilog.format.value.GrpcStatusText;
import io.apilog.request.AccessRecord;
import io.apilog.request.GrpcStatus;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;

/**
 * The call of gRPC or one of its kin that a line tells of: interceptors write the service and the method apart ({@code
 * grpc.service=shop.v1.Cart grpc.method=Get}) or as one name ({@code shop.v1.Cart/Get}), and a code in place of a status. On the wire it is
 * a {@code POST} of {@code /service/method} that is answered 200 whatever came of it.
 */
final class RpcCall {
    private static final byte[] POST = "POST".getBytes(StandardCharsets.US_ASCII);
    private static final int OK = 200;
    private static final int NO_CODE = -1;

    private final Text service = new Text();
    private final Text method = new Text();
    private int code = NO_CODE;

    void begin() {
        service.clear();
        method.clear();
        code = NO_CODE;
    }

    /** Whether the name of a method is the whole path of a call: {@code shop.v1.Cart/Get}, with a slash before it or not. */
    static boolean isPath(byte[] bytes, int from, int to) {
        int slash = -1;
        int first = from < to && bytes[from] == '/' ? from + 1 : from;
        for (int i = first; i < to; i++) {
            int b = bytes[i];
            if (b == '/' && slash < 0) {
                slash = i;
            } else if (!Ascii.isLetter(b) && !Ascii.isDigit(b) && b != '.' && b != '_') {
                return false;
            }
        }
        return slash > first && slash + 1 < to;
    }

    /** Takes the service, or the method, which may be the whole path. */
    void take(FieldKind part, byte[] bytes, int from, int to) {
        (part == FieldKind.RPC_SERVICE ? service : method).set(bytes, from, to);
    }

    /** Remembers what stands in the place of a status and is a code of gRPC's. */
    void takeCode(byte[] bytes, int from, int to) {
        if (to - from != 3 || !Ascii.isDigit(bytes[from])) {
            int number = GrpcStatusText.number(bytes, from, to);
            code = number >= 0 && number < GrpcStatus.values().length ? number : code;
        }
    }

    /** Whether there is a call to be put together. */
    boolean isThere() {
        return !method.isEmpty() && (!service.isEmpty() || isPath(method.bytes(), method.from(), method.to()));
    }

    /** Makes the call's request that of the record. */
    void put(AccessRecord record, Scratch scratch) {
        boolean whole = isPath(method.bytes(), method.from(), method.to());
        scratch.reserve(service.length() + method.length() + 2);
        int from = scratch.length();
        if (!whole) {
            add('/', service, scratch);
        }
        add(whole && method.at(0) == '/' ? 0 : '/', method, scratch);
        record.target.set(scratch.bytes(), from, scratch.length());
        if (record.method.isEmpty()) {
            record.method.set(POST, 0, POST.length);
        }
    }

    private static void add(int before, Text text, Scratch scratch) {
        if (before != 0) {
            scratch.add(before);
        }
        for (int i = 0; i < text.length(); i++) {
            scratch.add(text.at(i));
        }
    }

    /** Gives a record without an HTTP status that of the call; false where it has none either, as it has only begun. */
    boolean answer(AccessRecord record) {
        if (record.grpcStatus < 0) {
            record.grpcStatus = code;
        }
        if (record.grpcStatus >= 0) {
            record.status = OK;
        }
        return record.grpcStatus >= 0;
    }
}
