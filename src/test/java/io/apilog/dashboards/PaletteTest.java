package io.apilog.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaletteTest {
    /** Differences of CIE Lab: two of 2.3 are just told apart side by side, thin lines of another graph need ten times that. */
    private static final double TOLD_APART = 23;

    private static final List<String> MET_MOST = List.of("404", "401", "403", "400", "429", "422");

    @Test
    void no_failure_of_the_server_has_the_colour_of_what_a_client_did_wrong() {
        Map<String, String> ofClients = Palette.ofCodes("4");

        Palette.ofCodes("5")
                .forEach((failure, colour) -> assertThat(MET_MOST)
                        .allSatisfy(code -> assertThat(difference(colour, ofClients.get(code)))
                                .as("%s and %s", failure, code)
                                .isGreaterThan(TOLD_APART)));
    }

    @Test
    void failures_are_told_from_each_other() {
        List<String> colours = List.copyOf(Palette.ofCodes("5").values());

        for (int i = 0; i < colours.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(difference(colours.get(i), colours.get(j))).isGreaterThan(TOLD_APART);
            }
        }
    }

    private static double difference(String one, String other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /** Of sRGB under D65. */
    private static double[] lab(String color) {
        double r = linear(color, 1);
        double g = linear(color, 3);
        double b = linear(color, 5);
        double x = cubeRoot((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        double y = cubeRoot(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = cubeRoot((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(String color, int at) {
        double part = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static double cubeRoot(double part) {
        return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116.0;
    }
}
