package io.apilog.format.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.evidence.Thousandths.Beside;
import io.apilog.format.evidence.UnitEvidence.Place;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What numbers without a unit are taken for: the unit that they are in or none, whatever a service is like. */
class UnitEvidenceTest {
    private static final int SAMPLES = 200;
    private static final int LINES = 80;

    @ParameterizedTest
    @EnumSource
    void microseconds_of_a_fast_server_are_no_milliseconds(Place place) {
        none(place, Measured.WHOLE, TimeUnit.MILLISECONDS, random -> Math.rint(around(random, 50, 1)));
    }

    @ParameterizedTest
    @EnumSource
    void microseconds_of_health_checks_beside_an_api_are_no_milliseconds(Place place) {
        none(
                place,
                Measured.WHOLE,
                TimeUnit.MILLISECONDS,
                random -> Math.rint(random.nextInt(5) > 0 ? 3 + random.nextInt(12) : around(random, 2_000, 0.7)));
    }

    @ParameterizedTest
    @EnumSource
    void whole_microseconds_of_what_answers_from_memory_are_no_milliseconds(Place place) {
        none(
                place,
                Measured.WHOLE,
                TimeUnit.MILLISECONDS,
                random -> Math.floor(random.nextBoolean() ? around(random, 0.6, 0.5) : around(random, 900, 0.5)));
    }

    @ParameterizedTest
    @EnumSource
    void milliseconds_of_a_slow_server_are_no_microseconds(Place place) {
        none(place, Measured.WHOLE, TimeUnit.MICROSECONDS, random -> Math.rint(around(random, 60_000, 1)));
    }

    @Test
    void nanoseconds_that_differ_little_are_no_microseconds() {
        none(Place.COLUMN, Measured.WHOLE, TimeUnit.MICROSECONDS, random -> Math.rint(around(random, 500_000, 0.35)));
    }

    @Test
    void numbers_that_begin_at_zero_and_go_on_from_there_are_milliseconds() {
        int right = 0;
        for (int seed = 0; seed < SAMPLES; seed++) {
            Measured measured = sample(
                    seed,
                    Measured.WHOLE,
                    random -> Math.floor(random.nextInt(3) == 0 ? around(random, 1, 0.8) : around(random, 100, 1.3)));
            right += UnitEvidence.of(measured, Place.COLUMN).unit() == TimeUnit.MILLISECONDS ? 1 : 0;
        }
        assertThat(right).isGreaterThan(SAMPLES / 2);
    }

    @Test
    void three_decimals_are_presumed_to_be_of_nginx_until_many_show_nothing_of_its_clock() {
        ToDoubleFunction<Random> fast = random -> around(random, 0.5, 0.8);

        assertThat(thousandths(sample(1, 10, 3, fast), Beside.NOTHING).unit()).isEqualTo(TimeUnit.SECONDS);
        assertThat(thousandths(sample(1, 60, 3, fast), Beside.NOTHING).unit()).isNull();
    }

    @Test
    void what_speaks_for_nginx_besides_lets_it_be_presumed_aloud() {
        Measured measured = sample(1, 60, 3, random -> around(random, 0.3, 0.8));

        Verdict verdict = thousandths(measured, Beside.SIZES);

        assertThat(verdict.unit()).isEqualTo(TimeUnit.SECONDS);
        assertThat(verdict.isUnseen()).isTrue();
    }

    @Test
    void the_more_speaks_for_nginx_the_slower_may_it_be() {
        Measured two = sample(1, 60, 3, random -> around(random, 2.6, 0.3));

        assertThat(Thousandths.verdict(two, Beside.SIZES)).isNull();
        assertThat(Thousandths.verdict(two, Beside.NAME)).isNull();
        assertThat(thousandths(two, Beside.UPSTREAM).unit()).isEqualTo(TimeUnit.SECONDS);
    }

    @Test
    void three_decimals_some_of_which_are_next_to_zero_are_of_nginx() {
        Measured zeros = sample(1, 60, 3, random -> random.nextInt(8) == 0 ? 0 : around(random, 0.5, 0.8));
        Measured ticks = sample(1, 60, 3, random -> random.nextInt(8) == 0 ? 0.003 : around(random, 2.5, 0.8));

        for (Measured measured : new Measured[] {zeros, ticks}) {
            Verdict verdict = thousandths(measured, Beside.NOTHING);
            assertThat(verdict.unit()).isEqualTo(TimeUnit.SECONDS);
            assertThat(verdict.presumed()).isFalse();
        }
    }

    @Test
    void milliseconds_with_decimals_of_a_fast_server_are_no_seconds() {
        for (int decimals : new int[] {1, 2, 4, 5, 6, 16}) {
            none(Place.COLUMN, decimals, TimeUnit.SECONDS, random -> around(random, 0.4, 0.9));
        }
    }

    @Test
    void microseconds_with_decimals_are_no_milliseconds_where_those_would_be_seconds_on_the_whole() {
        for (double median : new double[] {8_000, 50_000, 350_000, 1_800_000}) {
            none(Place.FIELD, 3, TimeUnit.MILLISECONDS, random -> around(random, median, 0.9));
            none(Place.COLUMN, 1, TimeUnit.MILLISECONDS, random -> around(random, median, 0.9));
        }
    }

    @Test
    void milliseconds_with_decimals_are_told_up_to_seconds() {
        for (double median : new double[] {200, 1_800}) {
            for (int seed = 0; seed < SAMPLES; seed++) {
                Measured measured = sample(seed, 3, random -> around(random, median, 0.8));
                assertThat(UnitEvidence.of(measured, Place.FIELD).unit()).isEqualTo(TimeUnit.MILLISECONDS);
            }
        }
    }

    @Test
    void nine_decimals_of_numbers_that_would_be_a_minute_are_the_noise_of_a_division() {
        none(Place.FIELD, 9, TimeUnit.SECONDS, random -> around(random, 50, 0.9));
    }

    private static Verdict thousandths(Measured measured, Beside beside) {
        return Objects.requireNonNull(Thousandths.verdict(measured, beside));
    }

    private static void none(Place place, int decimals, TimeUnit wrong, ToDoubleFunction<Random> numbers) {
        for (int seed = 0; seed < SAMPLES; seed++) {
            Verdict verdict = UnitEvidence.of(sample(seed, decimals, numbers), place);
            assertThat(verdict.unit()).as("%d: %s", seed, verdict.why()).isNotEqualTo(wrong);
        }
    }

    private static double around(Random random, double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }

    private static Measured sample(int seed, int decimals, ToDoubleFunction<Random> numbers) {
        return sample(seed, LINES, decimals, numbers);
    }

    private static Measured sample(int seed, int lines, int decimals, ToDoubleFunction<Random> numbers) {
        Random random = new Random(seed);
        Measured measured = new Measured();
        for (int i = 0; i < lines; i++) {
            measured.add(numbers.applyAsDouble(random), decimals, Measured.NO_TIME);
        }
        return measured;
    }
}
