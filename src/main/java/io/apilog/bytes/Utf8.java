package io.apilog.bytes;

/** Well-formed UTF-8 as Unicode's table 3-7 has it. */
public final class Utf8 {
    private Utf8() {}

    /** How many bytes a character takes that begins with this byte beyond ASCII; 0 if none begins so. */
    public static int length(int lead) {
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 2;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return 3;
        }
        return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    }

    /** Whether the slice is one whole character beyond ASCII and not a control character. */
    public static boolean isText(byte[] bytes, int from, int to) {
        int lead = bytes[from] & 0xff;
        if (to - from != length(lead)) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        int second = bytes[from + 1] & 0xff;
        return switch (lead) {
            case 0xC2 -> second >= 0xA0; // below are the controls U+0080 to U+009F
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second <= 0x9F;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second <= 0x8F;
            default -> true;
        };
    }
}
