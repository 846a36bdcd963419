package io.apilog.format.value;

import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** THE list of the names of units in other languages than English, as programs write them behind a number. Allocates nothing. */
final class UnitWords {
    /** Of a word in UTF-8, whose letters are compared as they are but for the capital that it begins with in German. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
    private record Word(byte[] utf8, Unit unit) {}

    private static final List<Word> WORDS = Stream.of(
                    words(Unit.SECONDS, "秒", "秒钟", "초", "с", "сек", "секунд", "секунды", "секунда"),
                    words(Unit.SECONDS, "sekunden", "segundos", "secondes", "secondi", "sekund", "seg", "sek"),
                    words(Unit.MILLISECONDS, "毫秒", "ミリ秒", "밀리초", "мс", "миллисекунд", "миллисекунды"),
                    words(Unit.MILLISECONDS, "millisekunden", "milisegundos", "milissegundos", "millisecondes"),
                    words(Unit.MILLISECONDS, "millisecondi", "milisekund"),
                    words(Unit.MICROSECONDS, "微秒", "マイクロ秒", "마이크로초", "мкс", "mikrosekunden", "microsegundos"),
                    words(Unit.MICROSECONDS, "microssegundos", "microsecondes", "microsecondi"),
                    words(Unit.NANOSECONDS, "纳秒", "ナノ秒", "나노초", "нс", "nanosekunden", "nanosegundos"),
                    words(Unit.NANOSECONDS, "nanossegundos", "nanosecondes", "nanosecondi"))
            .flatMap(words -> words)
            .toList();

    private static Stream<Word> words(Unit unit, String... names) {
        return Stream.of(names).map(name -> new Word(name.getBytes(StandardCharsets.UTF_8), unit));
    }

    private UnitWords() {}

    /** The unit that these bytes are the name of, or null. */
    static @Nullable Unit unit(byte[] bytes, int from, int to) {
        for (int i = 0; i < WORDS.size(); i++) {
            Word word = WORDS.get(i);
            if (word.utf8().length == to - from && isWord(word.utf8(), bytes, from)) {
                return word.unit();
            }
        }
        return null;
    }

    private static boolean isWord(byte[] word, byte[] bytes, int from) {
        int first = bytes[from] >= 'A' && bytes[from] <= 'Z' ? bytes[from] | 0x20 : bytes[from];
        boolean same = first == word[0];
        for (int i = 1; same && i < word.length; i++) {
            same = bytes[from + i] == word[i];
        }
        return same;
    }
}
