package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.line.Line;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What container runtimes write for Kubernetes: {@code 2026-11-21T09:00:00.123456789Z stdout F ...}. Pieces marked {@code P} are joined,
 * those of standard output and standard error apart.
 *
 * @see <a href="https://github.com/kubernetes/design-proposals-archive/blob/main/node/kubelet-cri-logging.md">CRI logging</a>
 */
final class CriLines implements Unwrapper {
    private static final String OUT = "stdout ";
    private static final String ERR = "stderr ";

    private final Pieces out = new Pieces();
    private final Pieces err = new Pieces();

    @Override
    public boolean joinsPieces() {
        return true;
    }

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        int to = outer.to();
        int stream = Ascii.endOfIsoTime(bytes, outer.from(), to) + 1;
        if (stream == 0 || !isStream(bytes, stream, to)) {
            return Rejection.NO_MATCH;
        }
        boolean isOut = Ascii.startsWith(bytes, stream, to, OUT);
        int tag = stream + OUT.length();
        int end = Ascii.endOfWord(bytes, tag, to);
        if (tag == to || bytes[tag] != 'F' && bytes[tag] != 'P') {
            return Rejection.NO_MATCH;
        }
        int from = Math.min(end + 1, to);
        return (isOut ? out : err).take(bytes, from, to, bytes[tag] == 'F', outer.offset(), inner);
    }

    /** Whether behind the time stands what only these lines have there. */
    static boolean isStream(byte[] bytes, int from, int to) {
        return Ascii.startsWith(bytes, from, to, OUT) || Ascii.startsWith(bytes, from, to, ERR);
    }
}
