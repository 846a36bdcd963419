package io.apilog.format.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "21/Nov/2026:09:00:00 +0000 | 2026-11-21T09:00:00Z",
                "26/Jan/2019:19:45:25 +0330 | 2019-01-26T16:15:25Z",
                "31/Dec/1999:23:59:60 -1200 | 2000-01-01T12:00:00Z",
                "29/Feb/2024:00:00:00.250 +0100 | 2024-02-28T23:00:00.250Z",
                "2026-11-21T09:00:00Z | 2026-11-21T09:00:00Z",
                "2026-11-21T09:00:00.123456789+01:00 | 2026-11-21T08:00:00.123Z",
                "2026-11-21 09:00:00,5 | 2026-11-21T09:00:00.500Z",
                "2026-11-21T09:00:00-0500 | 2026-11-21T14:00:00Z",
                "21/Nov/2026 09:00:00 | 2026-11-21T09:00:00Z",
                "Sat, 21 Nov 2026 09:00:00 GMT | 2026-11-21T09:00:00Z",
                "11/21/2026 9:00:00 PM | 2026-11-21T21:00:00Z",
                "11/21/2026 12:00:00 AM | 2026-11-21T00:00:00Z",
                "1/2/2026 09:00:00 | 2026-01-02T09:00:00Z",
                "11/21/2026 09:00:00.250 | 2026-11-21T09:00:00.250Z",
                "2026-11-21 09:00:00.1234567 +00:00 | 2026-11-21T09:00:00.123Z",
                "21/Nov/26:09:00:00 +0000 | 2026-11-21T09:00:00Z",
                "21/Nov/2026:09:00:00 +01:00 | 2026-11-21T08:00:00Z",
                "21/Nov/2026:09:00:00 UTC | 2026-11-21T09:00:00Z",
                "21/Nov/2026:09:00:00 CEST | 2026-11-21T07:00:00Z",
                "21/Mai/2026:09:00:00 +0200 | 2026-05-21T07:00:00Z",
                "21/Dez./2026:09:00:00 +0100 | 2026-12-21T08:00:00Z",
                "21/févr./2026:09:00:00 +0100 | 2026-02-21T08:00:00Z",
                "21/März/2026:09:00:00 +0100 | 2026-03-21T08:00:00Z",
                "[21/Nov/2026:09:00:00 +0000] | 2026-11-21T09:00:00Z",
                "2026/11/21 09:00:00.250 | 2026-11-21T09:00:00.250Z",
                "2026/11/21T09:00:00 +0100 | 2026-11-21T08:00:00Z",
                "1795251600 | 2026-11-21T09:00:00Z",
                "1795251600.5 | 2026-11-21T09:00:00.500Z",
                "1795251600123 | 2026-11-21T09:00:00.123Z",
                "1795251600123456 | 2026-11-21T09:00:00.123Z",
                "1795251600123456789 | 2026-11-21T09:00:00.123Z",
            })
    void a_time_is_read_in_every_spelling(String text, String expected) {
        assertThat(Instant.ofEpochMilli(millis(text))).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21/Nov/2026:09:00:00 nowhere",
                "21/Abc/2026:09:00:00 +0000",
                "32/Nov/2026:09:00:00 +0000",
                "21/Nov/2026:25:00:00 +0000",
                "2026-13-21T09:00:00Z",
                "2026-11-21",
                "yesterday",
                "13/21/2026 09:00:00",
                "11/21/2026 13:00:00 PM",
                "11/21/2026 900000000",
                "11/21/20260000000",
                "1/1/1/1/1/1/1/1/1/1/1",
                "21/Nov/2026-09:00:00 +0000",
                "Sat, 21 Foo 2026 09:00:00 GMT",
                "1",
                "12345678901234567890123",
                "2026-11-21T09:00:00+",
                "2026-11-21T09:00:00+01:",
                "2026-11-21T09:00:00+01:0",
                "21/Nov/2026:09:00:00 +010",
                "1795251600.x",
                "1795251600.5x",
            })
    void anything_else_is_no_time(String text) {
        assertThat(millis(text)).isEqualTo(LoggedNumbers.NOT_A_NUMBER);
    }

    @Test
    void agrees_with_the_library_on_random_times() {
        DateTimeFormatter clf = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
        Random random = new Random(20261121);
        for (int i = 0; i < 10_000; i++) {
            long second = random.nextLong(0, 4_102_444_800L);
            OffsetDateTime time =
                    Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofHoursMinutes(random.nextInt(-11, 12), 0));
            assertThat(millis(clf.format(time))).as("%s", time).isEqualTo(second * 1000);
            assertThat(millis(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)))
                    .as("%s", time)
                    .isEqualTo(second * 1000);
        }
    }

    private static long millis(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Times.millis(bytes, 0, bytes.length);
    }
}
