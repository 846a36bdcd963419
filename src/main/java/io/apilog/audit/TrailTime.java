package io.apilog.audit;

/** Writes times as RFC 3339 in UTC, to the millisecond. Allocates nothing, and remembers the day written last. For one thread. */
public final class TrailTime {
    private static final long DAY = 86_400_000L;
    private static final int DAYS_OF_400_YEARS = 146_097;

    private long day = Long.MIN_VALUE;
    private int year;
    private int month;
    private int dayOfMonth;

    /**
     * Appends a time.
     *
     * @param millis since 1970; what is not within the years 0 to 9999 is written as 1970
     */
    public void write(long millis, LineBuffer into) {
        long at = millis < -62_167_219_200_000L || millis >= 253_402_300_800_000L ? 0 : millis;
        long today = Math.floorDiv(at, DAY);
        if (today != day) {
            setDay(today);
        }
        int ofDay = (int) (at - today * DAY);
        two(year / 100, into);
        two(year % 100, into);
        two(month, into.put('-'));
        two(dayOfMonth, into.put('-'));
        two(ofDay / 3_600_000, into.put('T'));
        two(ofDay / 60_000 % 60, into.put(':'));
        two(ofDay / 1_000 % 60, into.put(':'));
        into.put('.').put((char) ('0' + ofDay % 1_000 / 100));
        two(ofDay % 100, into);
        into.put('Z');
    }

    private static void two(int value, LineBuffer into) {
        into.put((char) ('0' + value / 10)).put((char) ('0' + value % 10));
    }

    /** The date of a day since 1970, by years that begin in March, so that the day that leaps is their last. */
    private void setDay(long since) {
        day = since;
        long shifted = since + 719_468;
        long era = Math.floorDiv(shifted, (long) DAYS_OF_400_YEARS);
        int ofEra = (int) (shifted - era * DAYS_OF_400_YEARS);
        int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int fromMarch = (5 * ofYear + 2) / 153;
        dayOfMonth = ofYear - (153 * fromMarch + 2) / 5 + 1;
        month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    }
}
