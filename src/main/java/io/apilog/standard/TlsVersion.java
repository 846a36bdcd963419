package io.apilog.standard;

import io.apilog.request.Text;
import java.util.Arrays;
import java.util.List;

/** Versions of TLS, however servers write them: {@code TLSv1.2}, {@code 1.2}, {@code TLS 1.2}, {@code 771}, {@code 0x0303}. */
enum TlsVersion {
    TLS_1_3("1.3"),
    TLS_1_2("1.2"),
    TLS_1_1("1.1"),
    TLS_1_0("1.0"),
    SSL("ssl"),
    /** The request came without. */
    NONE("none"),
    OTHER("other");

    private final String label;

    TlsVersion(String label) {
        this.label = label;
    }

    /** The values of the label {@code version}, by place. */
    static List<String> labels() {
        return Arrays.stream(values()).map(version -> version.label).toList();
    }

    /** Whether it should not be spoken any more (RFC 8996). */
    boolean isOld() {
        return this == TLS_1_1 || this == TLS_1_0 || this == SSL;
    }

    /** The version that a text names. Allocates nothing. */
    static TlsVersion of(Text text) {
        if (text.isEmpty() || text.length() == 1 && text.at(0) == '-') {
            return NONE;
        }
        int last = text.at(text.length() - 1);
        if (text.length() > 2 && (text.at(0) | 0x20) == 's' && (text.at(1) | 0x20) == 's') {
            return SSL;
        }
        if (text.length() >= 3 && text.at(text.length() - 2) == '.' && text.at(text.length() - 3) == '1') {
            return last >= '0' && last <= '3' ? values()[TLS_1_3.ordinal() + '3' - last] : OTHER;
        }
        boolean named = (text.at(0) | 0x20) == 't';
        if (named && last == '1') {
            return TLS_1_0;
        }
        return ofNumber(text, last);
    }

    /** As it is on the wire: 769 to 772, or 0x0301 to 0x0304; Go's name of it has two digits at its end. */
    private static TlsVersion ofNumber(Text text, int last) {
        int length = text.length();
        if (length == 3 && text.at(0) == '7') {
            int number = 100 * (text.at(0) - '0') + 10 * (text.at(1) - '0') + last - '0';
            return number >= 769 && number <= 772 ? values()[TLS_1_3.ordinal() + 772 - number] : OTHER;
        }
        if (length == 6 && text.at(0) == '0' && text.at(3) == '3' && last >= '1' && last <= '4') {
            return values()[TLS_1_3.ordinal() + '4' - last];
        }
        boolean two = length > 2 && text.at(length - 2) == '1' && (text.at(length - 3) | 0x20) == 's';
        return two && last >= '0' && last <= '3' ? values()[TLS_1_3.ordinal() + '3' - last] : OTHER;
    }
}
