package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** Names of programs that answer, such as {@code index.php}: nobody but a developer calls anything so, unless there is a digit in it. */
final class ProgramNames {
    private static final byte[][] ENDINGS = Stream.of(
                    ".php", ".asp", ".aspx", ".ashx", ".asmx", ".jsp", ".cgi", ".pl", ".cfm", ".dll", ".phtml", ".svc")
            .map(ending -> ending.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private ProgramNames() {}

    /** Allocates nothing. */
    static boolean isOne(byte[] bytes, int from, int to) {
        int dot = to - 1;
        while (dot > from && Octets.isLetter(bytes[dot])) {
            dot--;
        }
        if (dot <= from || bytes[dot] != '.') {
            return false;
        }
        for (int i = from; i < dot; i++) {
            int kind = Octets.kind(bytes[i]);
            if (kind != Octets.LOWER && kind != Octets.UPPER && kind != Octets.UNDERSCORE) {
                return false;
            }
        }
        for (byte[] ending : ENDINGS) {
            if (Arrays.equals(bytes, dot, to, ending, 0, ending.length)) {
                return true;
            }
        }
        return false;
    }
}
