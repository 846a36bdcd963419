package io.apilog.format.evidence;

import io.apilog.format.evidence.UnitEvidence.Place;
import java.util.concurrent.TimeUnit;

/**
 * A unit that a program's documentation says, for lines whose look is not proof that the program wrote them: it is believed where the
 * numbers are spelt as the program spells them and are no longer or shorter than its requests can be.
 *
 * @param unit in which it writes
 * @param decimals with how many; {@link Measured#WHOLE} for whole numbers
 */
public record Documented(TimeUnit unit, int decimals) {
    /** Behind a request some code has to run: in less than these milliseconds no program written in Python answers. */
    private static final double SHORTEST_MILLIS = 0.02;

    /** Nothing answers one request of ten in five microseconds. */
    private static final double SHORTEST_IN_MILLIS = 0.005;

    private static final double USUAL_SECONDS = 0.05;

    private static final int MANY = 20;

    /** The unit of numbers in lines that look like the program's. */
    public Verdict verdict(Measured measured) {
        boolean whole = measured.withDecimals() * 10 <= measured.size();
        if (decimals == Measured.WHOLE ? !whole : measured.fixedDecimals() != decimals) {
            return UnitEvidence.of(measured, Place.COLUMN);
        }
        if (decimals == Measured.WHOLE) {
            Verdict other = UnitEvidence.of(measured, Place.COLUMN);
            boolean excluded = UnitEvidence.excludes(measured, unit);
            return excluded ? other : believed();
        }
        if (unit == TimeUnit.SECONDS) {
            if (measured.atMost(SHORTEST_IN_MILLIS) >= measured.enough()) {
                return believed();
            }
            return measured.median() < USUAL_SECONDS
                    ? unseen(measured.size())
                    : Verdict.undecided(
                            "numbers with decimals, which the program writes in seconds and in milliseconds");
        }
        if (measured.median() >= 1) {
            return believed();
        }
        return measured.atMost(SHORTEST_MILLIS) >= measured.enough()
                ? new Verdict(TimeUnit.SECONDS, "so short are no milliseconds, and servers write seconds with decimals")
                : Verdict.undecided("numbers with decimals below 1, which could be seconds or milliseconds");
    }

    /** Without a number that is too short for milliseconds: as of the few first lines, or of many in which one should be. */
    private Verdict unseen(int lines) {
        return new Verdict(
                unit,
                "as the program writes them by default, though they could be milliseconds",
                lines < MANY ? Verdict.Ground.WRITER : Verdict.Ground.WRITER_UNSEEN);
    }

    private Verdict believed() {
        return new Verdict(unit, "as the program's documentation says, and the numbers are spelt so");
    }
}
