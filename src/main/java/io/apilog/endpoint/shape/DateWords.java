package io.apilog.endpoint.shape;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Months and days of the week by name, in English, German and French, in letters of any case. */
final class DateWords {
    private static final byte[][] MONTHS =
            of("jan feb mar apr may jun jul aug sep sept oct nov dec okt dez mai january february march april june"
                    + " july august september october november december januar februar maerz juni juli oktober dezember janvier fevrier mars avril"
                    + " juin juillet aout septembre octobre novembre decembre");

    private static final byte[][] DAYS =
            of("monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag"
                    + " freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche");

    private static final int SHORTEST_DAY = 5;
    private static final int LONGEST_DAY = 10;

    private DateWords() {}

    private static byte[][] of(String words) {
        return Stream.of(words.split(" ", -1))
                .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    static boolean isMonth(byte[] bytes, int from, int to) {
        return isOne(MONTHS, bytes, from, to);
    }

    /** Whether it is worth a closer look: all of them end in one of six letters. */
    static boolean mayBeDay(Segment s) {
        int length = s.length();
        return length >= SHORTEST_DAY && length <= LONGEST_DAY && "yghie".indexOf(s.at(length - 1) | 0x20) >= 0;
    }

    static boolean isDay(Segment s) {
        return mayBeDay(s) && s.isOne(DAYS);
    }

    /** Whether bytes are one of some words in small letters. */
    static boolean isOne(byte[][] words, byte[] bytes, int from, int to) {
        for (byte[] word : words) {
            if (word.length == to - from && isSame(word, bytes, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(byte[] word, byte[] bytes, int from) {
        for (int i = 0; i < word.length; i++) {
            if (word[i] != (bytes[from + i] | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
