package io.apilog.format.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is spread evenly is no time, however uneven chance makes one sample of it. */
class NoTimeTest {
    private static final int SAMPLES = 500;
    private static final int LINES = 100;

    @Test
    void scores_between_zero_and_one_are_none() {
        assertThat(shown(random -> Math.round(random.nextDouble() * 100) / 100.0, 2))
                .isGreaterThanOrEqualTo(495);
    }

    @Test
    void ids_up_to_a_bound_are_none() {
        assertThat(shown(random -> 1 + random.nextInt(900_000), Measured.WHOLE)).isGreaterThanOrEqualTo(495);
    }

    @Test
    void times_are_not_taken_for_scores() {
        assertThat(shown(random -> 0.1 * Math.exp(0.8 * random.nextGaussian()), 3))
                .isLessThanOrEqualTo(5);
        assertThat(shown(random -> Math.rint(90_000 * Math.exp(0.8 * random.nextGaussian())), Measured.WHOLE))
                .isLessThanOrEqualTo(5);
    }

    /** In how many samples of numbers it is shown that they are no times. */
    private static long shown(ToDoubleFunction<Random> numbers, int places) {
        Random random = new Random(5);
        long shown = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Measured measured = new Measured();
            for (int line = 0; line < LINES; line++) {
                measured.add(numbers.applyAsDouble(random), places, Measured.NO_TIME);
            }
            shown += NoTime.why(measured) == null ? 0 : 1;
        }
        return shown;
    }
}
