package io.apilog.format.field;

import org.jspecify.annotations.Nullable;

/** Which of the names that tell something together stand in a line, and whose line it is by them: in most lines as in the one before. */
public final class SeenNames {
    private long low;
    private long high;
    private long lastLow;
    private long lastHigh;

    /** Of the names of the last line that was asked for; null for none, and before any was. */
    private @Nullable JsonVendor lastProgram = VendorSigns.ALL.vendor(0, 0);

    /** Forgets the line before. */
    public void clear() {
        low = 0;
        high = 0;
    }

    /** Adds the marks of a name. */
    public void add(NameMarks marks) {
        low |= marks.low();
        high |= marks.high();
    }

    /** Whether names with all of these marks are there. */
    public boolean have(NameMarks marks) {
        return (low & marks.low()) == marks.low() && (high & marks.high()) == marks.high();
    }

    /** The program with these names; null where they are nobody's, or anybody's. */
    public @Nullable JsonVendor program() {
        if (low != lastLow || high != lastHigh) {
            lastLow = low;
            lastHigh = high;
            lastProgram = VendorSigns.ALL.vendor(low, high);
        }
        return lastProgram;
    }
}
