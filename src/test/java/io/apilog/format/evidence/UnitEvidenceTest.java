package io.apilog.format.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.evidence.UnitEvidence.Place;
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

        assertThat(Thousandths.verdict(sample(1, 10, 3, fast), false).unit()).isEqualTo(TimeUnit.SECONDS);
        assertThat(Thousandths.verdict(sample(1, 60, 3, fast), false).unit()).isNull();
    }

    @Test
    void three_decimals_beside_sizes_that_are_all_numbers_are_of_nginx() {
        Measured measured = sample(1, 60, 3, random -> around(random, 0.3, 0.8));

        assertThat(Thousandths.verdict(measured, true)).isNull();
        assertThat(UnitEvidence.of(measured, Place.COLUMN).unit()).isEqualTo(TimeUnit.SECONDS);
    }

    @Test
    void three_decimals_some_of_which_are_zero_are_of_nginx() {
        Measured measured = sample(1, 60, 3, random -> random.nextInt(8) == 0 ? 0 : around(random, 0.5, 0.8));

        assertThat(Thousandths.verdict(measured, false)).isNull();
        assertThat(UnitEvidence.of(measured, Place.COLUMN).unit()).isEqualTo(TimeUnit.SECONDS);
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
