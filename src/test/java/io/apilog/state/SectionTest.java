package io.apilog.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void numbers_come_back(long value) throws DamagedSnapshotException {
        SectionReader in =
                new SectionReader(new SectionWriter().number(value).fixed(value).toBytes());
        assertThat(in.number()).isEqualTo(value);
        assertThat(in.fixed()).isEqualTo(value);
        in.end();
    }

    @Test
    void small_numbers_take_one_byte() {
        assertThat(new SectionWriter().number(0).number(127).toBytes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/users/{id}", "/straße/世界/\uD83D\uDE00", "a\u0000b\n"})
    void texts_come_back(String text) throws DamagedSnapshotException {
        assertThat(new SectionReader(new SectionWriter().text(text).toBytes()).text())
                .isEqualTo(text);
    }

    @Test
    void a_count_is_never_more_than_what_is_left() {
        byte[] lying = new SectionWriter().number(1_000_000_000).number(1).toBytes();
        assertThatThrownBy(() -> new SectionReader(lying).count()).isInstanceOf(DamagedSnapshotException.class);
        assertThatThrownBy(() -> new SectionReader(lying).text()).isInstanceOf(DamagedSnapshotException.class);
    }

    @Test
    void a_text_that_is_one_byte_short_is_damage() {
        assertThatThrownBy(() -> new SectionReader(new byte[] {1}).text()).isInstanceOf(DamagedSnapshotException.class);
    }

    @Test
    void a_negative_count_is_damage() {
        byte[] negative = new SectionWriter().number(-5).toBytes();
        assertThatThrownBy(() -> new SectionReader(negative).count()).isInstanceOf(DamagedSnapshotException.class);
    }

    @Test
    void a_number_without_an_end_is_damage() {
        byte[] endless = new byte[20];
        java.util.Arrays.fill(endless, (byte) 0xFF);
        assertThatThrownBy(() -> new SectionReader(endless).number()).isInstanceOf(DamagedSnapshotException.class);
    }

    @Test
    void a_flag_is_0_or_1() {
        assertThatThrownBy(() -> new SectionReader(new byte[] {2}).flag()).isInstanceOf(DamagedSnapshotException.class);
    }

    @Test
    void text_that_is_not_utf_8_is_damage() {
        assertThatThrownBy(() -> new SectionReader(new byte[] {1, (byte) 0x80}).text())
                .isInstanceOf(DamagedSnapshotException.class);
    }

    @Test
    void what_is_left_over_is_damage() {
        assertThatThrownBy(() -> new SectionReader(new byte[1]).end()).isInstanceOf(DamagedSnapshotException.class);
    }
}
