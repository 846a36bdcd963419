package io.apilog.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordAutomatonTest {
    @ParameterizedTest
    @CsvSource({
        "ANYWHERE, xbotx, true",
        "ANYWHERE, bo t, false",
        "BEGINS_WORD, botx, true",
        "BEGINS_WORD, a/botx, true",
        "BEGINS_WORD, xbot, false",
        "BEGINS_WORD, 1bot, false",
        "BEGINS_WORD, ébot, false",
        "ENDS_WORD, xbot, true",
        "ENDS_WORD, xbot/1, true",
        "ENDS_WORD, botx, false",
        "WHOLE_WORD, bot, true",
        "WHOLE_WORD, a-bot;, true",
        "WHOLE_WORD, abot, false",
        "WHOLE_WORD, bots, false",
        "BEGINS_TEXT, bots, true",
        "BEGINS_TEXT, a bot, false",
        "WHOLE_TEXT, bot, true",
        "WHOLE_TEXT, bot/, false",
        "WHOLE_TEXT, a bot, false"
    })
    void a_word_is_found_where_it_has_to_stand(WordPlace place, String text, boolean found) {
        WordAutomaton words = WordAutomaton.builder().add(3, place, "bot").build();
        assertThat(find(words, text)).isEqualTo(found ? 1L << 3 : 0);
    }

    @Test
    void letters_are_the_same_in_capitals_or_not() {
        WordAutomaton words = WordAutomaton.builder()
                .add(0, WordPlace.ANYWHERE, "UniOn SELECT")
                .build();
        assertThat(find(words, "1 UNION select 2")).isEqualTo(1);
    }

    @Test
    void kinds_of_all_words_are_found_where_they_overlap() {
        WordAutomaton words = WordAutomaton.builder()
                .add(0, WordPlace.ANYWHERE, "she")
                .add(1, WordPlace.ANYWHERE, "he")
                .add(2, WordPlace.ENDS_WORD, "hers")
                .add(63, WordPlace.ANYWHERE, "his")
                .build();
        assertThat(find(words, "ushers")).isEqualTo(0b111);
        assertThat(find(words, "this")).isEqualTo(1L << 63);
    }

    @Test
    void one_break_ends_a_word_and_begins_the_next() {
        WordAutomaton words = WordAutomaton.builder()
                .add(0, WordPlace.WHOLE_WORD, "go")
                .add(1, WordPlace.WHOLE_WORD, "http")
                .build();
        assertThat(find(words, "go http")).isEqualTo(0b11);
    }

    @Test
    void a_slice_is_a_text_of_its_own() {
        WordAutomaton words =
                WordAutomaton.builder().add(0, WordPlace.WHOLE_TEXT, "bot").build();
        byte[] bytes = "robots".getBytes(StandardCharsets.UTF_8);
        assertThat(words.find(bytes, 2, 5)).isEqualTo(1);
        assertThat(words.find(bytes, 2, 2)).isZero();
    }

    @Test
    void as_many_states_are_told_apart_as_have_numbers() {
        WordAutomaton.Builder builder = WordAutomaton.builder();
        for (int i = 0; i < 1_500; i++) {
            builder.add(i % 60, WordPlace.ANYWHERE, "[" + Integer.toString(i, 36) + "]");
        }
        WordAutomaton words = builder.build();
        for (int i = 0; i < 1_500; i++) {
            assertThat(find(words, "-[" + Integer.toString(i, 36) + "]-")).isEqualTo(1L << i % 60);
        }
    }

    @Test
    void more_states_than_have_numbers_are_refused() {
        WordAutomaton.Builder builder = WordAutomaton.builder();
        for (int i = 0; i < 30_000; i++) {
            builder.add(0, WordPlace.ANYWHERE, Integer.toString(i * 7919, 36) + "-" + i);
        }
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("too many words");
    }

    @ParameterizedTest
    @EnumSource(WordPlace.class)
    void random_texts_are_read_as_by_looking_for_each_word(WordPlace place) {
        Random random = new Random(17);
        for (int round = 0; round < 300; round++) {
            WordAutomaton.Builder builder = WordAutomaton.builder();
            String[] words = new String[1 + random.nextInt(6)];
            for (int i = 0; i < words.length; i++) {
                words[i] = text(random, 1 + random.nextInt(4));
                builder.add(i, place, words[i]);
            }
            WordAutomaton automaton = builder.build();
            for (int i = 0; i < 50; i++) {
                String text = text(random, random.nextInt(12));
                long expected = 0;
                for (int word = 0; word < words.length; word++) {
                    expected |= stands(words[word], place, text) ? 1L << word : 0;
                }
                assertThat(find(automaton, text))
                        .as("%s in '%s'", String.join(",", words), text)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void no_word_is_found_by_none() {
        assertThat(find(WordAutomaton.builder().build(), "bot")).isZero();
    }

    @Test
    void a_word_without_a_byte_and_a_kind_that_is_no_bit_are_refused() {
        assertThatThrownBy(() -> WordAutomaton.builder().add(0, WordPlace.ANYWHERE, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WordAutomaton.builder().add(64, WordPlace.ANYWHERE, "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_is_allocated() {
        WordAutomaton words =
                WordAutomaton.builder().add(0, WordPlace.ANYWHERE, "bot").build();
        byte[] bytes = "Mozilla/5.0 (compatible; ExampleBot/1.0)".getBytes(StandardCharsets.UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += words.find(bytes, 0, bytes.length);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            sum += words.find(bytes, 0, bytes.length);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
        assertThat(sum).isEqualTo(21_000);
    }

    private static long find(WordAutomaton words, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return words.find(bytes, 0, bytes.length);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abAB1- /".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    private static boolean stands(String word, WordPlace place, String text) {
        String in = text.toLowerCase(Locale.ROOT);
        String what = word.toLowerCase(Locale.ROOT);
        for (int at = in.indexOf(what); at >= 0; at = in.indexOf(what, at + 1)) {
            int end = at + what.length();
            boolean before = at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1));
            boolean after = end == in.length() || !Character.isLetterOrDigit(in.charAt(end));
            boolean fits =
                    switch (place) {
                        case ANYWHERE -> true;
                        case BEGINS_WORD -> before;
                        case ENDS_WORD -> after;
                        case WHOLE_WORD -> before && after;
                        case BEGINS_TEXT -> at == 0;
                        case WHOLE_TEXT -> at == 0 && end == in.length();
                    };
            if (fits) {
                return true;
            }
        }
        return false;
    }
}
