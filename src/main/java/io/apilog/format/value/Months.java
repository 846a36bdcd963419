package io.apilog.format.value;

import java.nio.charset.StandardCharsets;

/**
 * Knows the months by the names that logs have for them: the short and long ones that Java and C write in English, German, French,
 * Spanish, Italian, Portuguese and Dutch, with a point behind them or without, in UTF-8 or Latin-1. Allocates nothing.
 *
 * @see <a href="https://tomcat.apache.org/tomcat-10.1-doc/config/valve.html">Tomcat, the attribute locale</a>: a pattern of one's own for
 *     the time is written in the language of the process
 */
final class Months {
    /** Names by month, January first; those of several languages that are the same stand once. Without points, in small letters. */
    private static final String[] NAMES = {
        "jan janv jän janvier januar january januari ene gen",
        "feb févr fév fevr février februar february februari fev",
        "mar mär mrz mars märz march mrt",
        "apr avr avril april abr",
        "may mai mei mag maio",
        "jun juin juni june giu",
        "jul juil juli july juillet lug",
        "aug août aout august ago",
        "sep sept septembre september set",
        "oct okt octobre oktober october ott out",
        "nov novembre november",
        "dec déc dez décembre dezember december dic"
    };

    /** Names are told from each other by their first eight bytes. */
    private static final int BYTES = Long.BYTES;

    private static final long[] PACKED;
    private static final byte[] MONTHS;

    static {
        int count = 0;
        for (String names : NAMES) {
            count += 2 * names.split(" ", -1).length;
        }
        PACKED = new long[count];
        MONTHS = new byte[count];
        int at = 0;
        for (int month = 0; month < NAMES.length; month++) {
            for (String name : NAMES[month].split(" ", -1)) {
                byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
                byte[] latin = name.getBytes(StandardCharsets.ISO_8859_1);
                PACKED[at] = packed(utf8, 0, utf8.length);
                MONTHS[at++] = (byte) (month + 1);
                PACKED[at] = packed(latin, 0, latin.length);
                MONTHS[at++] = (byte) (month + 1);
            }
        }
    }

    private Months() {}

    /** The month of that name, from 1, or -1. */
    static int of(byte[] bytes, int from, int to) {
        long name = packed(bytes, from, to);
        for (int i = 0; i < PACKED.length; i++) {
            if (PACKED[i] == name) {
                return MONTHS[i];
            }
        }
        return -1;
    }

    private static long packed(byte[] bytes, int from, int to) {
        int end = to > from && bytes[to - 1] == '.' ? to - 1 : to;
        long packed = 0;
        for (int i = from; i < Math.min(end, from + BYTES); i++) {
            int b = bytes[i] & 0xff;
            packed = packed << Byte.SIZE | (b >= 'A' && b <= 'Z' ? b | 0x20 : b);
        }
        return packed;
    }
}
