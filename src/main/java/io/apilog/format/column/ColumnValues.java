package io.apilog.format.column;

import io.apilog.format.column.LineTokens.Token;
import io.apilog.format.evidence.Measured;
import io.apilog.format.value.LoggedNumbers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one added column has in the lines of a sample: the literal text around its values, the same in nearly every line, and the
 * values. One value in ten may be odd, and at least one where there are five lines: what is cut or mistyped is no other column.
 */
public final class ColumnValues {
    private static final Pattern KEYED = Pattern.compile("([A-Za-z][A-Za-z_]*)(?:=|:(?=[\\d\"-]))(\"[^\"]*\"|[^ \"]*)");
    private static final Pattern DECORATED = Pattern.compile("([^\\w\\s.,+-]*)(.*?)([^\\w\\s.,%+-]*)");
    private static final Pattern TIMES = Pattern.compile("(?>\\d+\\.\\d+|-)(?>(?:, | : )(?>\\d+\\.\\d+|-))*+");
    private static final Pattern NUMBER = Pattern.compile("(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE]-\\d{1,2})?");
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|(?=.*::|(?:[0-9A-Fa-f]*:){7})[0-9A-Fa-f:.]{2,45}");
    private static final int LONGEST = 40;
    private static final int NGINX_DECIMALS = 3;

    private final String key;
    private final String open;
    private final String close;
    private final boolean bare;
    private final String[] values;

    private ColumnValues(String key, String open, String close, boolean bare, String[] values) {
        this.key = key;
        this.open = open;
        this.close = close;
        this.bare = bare;
        this.values = values;
    }

    /** Of a column's pieces, line by line. */
    public static ColumnValues of(List<Token> column) {
        String key = keyOf(column);
        String sign = key.isEmpty() ? "" : signOf(column, key);
        boolean quoted = !key.isEmpty()
                && column.stream().anyMatch(token -> token.value().startsWith(key + sign + '"'));
        String open = key + sign + (quoted ? "\"" : "");
        String close = quoted ? "\"" : "";
        String[] values =
                column.stream().map(token -> inside(token.value(), open, close)).toArray(String[]::new);
        String around = key.isEmpty() ? commonest(values) : "\0";
        String before = around.substring(0, around.indexOf('\0'));
        String after = around.substring(around.indexOf('\0') + 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = inside(values[i], before, after);
        }
        boolean bare = column.stream().allMatch(Token::isBare);
        return new ColumnValues(key, open + before, after + close, bare, values);
    }

    /** The parts of a column whose values are parted by a slash in nearly every line; this alone for another. */
    public List<ColumnValues> parts() {
        String[] first = new String[values.length];
        String[] second = new String[values.length];
        int parted = 0;
        for (int i = 0; i < values.length; i++) {
            int slash = values[i].indexOf('/');
            boolean two =
                    slash > 0 && isNumber(values[i].substring(0, slash)) && isNumber(values[i].substring(slash + 1));
            parted += two ? 1 : 0;
            first[i] = two ? values[i].substring(0, slash) : "";
            second[i] = two ? values[i].substring(slash + 1) : "";
        }
        return isMost(parted)
                ? List.of(new ColumnValues("", open, "/", bare, first), new ColumnValues("", "", close, bare, second))
                : List.of(this);
    }

    /** Whether it has lists of addresses, or none, in each line, and in some there are. */
    boolean isForwarded() {
        boolean some = false;
        for (String value : values) {
            boolean addresses = Arrays.stream(value.split(", *", -1))
                    .allMatch(address -> ADDRESS.matcher(address).matches());
            if (!addresses && !value.isEmpty() && !value.equals("-")) {
                return false;
            }
            some |= addresses;
        }
        return some;
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static String inside(String value, String open, String close) {
        boolean is =
                value.length() >= open.length() + close.length() && value.startsWith(open) && value.endsWith(close);
        return is ? value.substring(open.length(), value.length() - close.length()) : value;
    }

    /** The marks around most values: {@code **0/1234**}, {@code (12ms)}. */
    private static String commonest(String[] values) {
        Map<String, Integer> count = new HashMap<>();
        String best = "\0";
        for (String value : values) {
            Matcher marked = DECORATED.matcher(value);
            if (value.length() <= LONGEST
                    && marked.matches()
                    && !marked.group(2).isEmpty()) {
                String around = marked.group(1) + '\0' + marked.group(3);
                int seen = count.merge(around, 1, Integer::sum);
                best = seen * 2 > values.length ? around : best;
            }
        }
        return best;
    }

    /** The key of a {@code key=value} column, the same in every line, or empty. */
    private static String keyOf(List<Token> column) {
        for (Token token : column) {
            Matcher keyed = KEYED.matcher(token.value());
            String key = keyed.matches() ? keyed.group(1) : "";
            long same = column.stream()
                    .filter(other ->
                            other.value().startsWith(key + '=') || other.value().startsWith(key + ':'))
                    .count();
            if (!key.isEmpty() && isMost(same, column.size())) {
                return key;
            }
        }
        return "";
    }

    /** What stands between key and value: an equals sign or a colon. */
    private static String signOf(List<Token> column, String key) {
        return column.stream().anyMatch(token -> token.value().startsWith(key + '=')) ? "=" : ":";
    }

    String key() {
        return key;
    }

    /** What stands before each value, behind the quote or bracket of the column. */
    public String open() {
        return open;
    }

    /** What stands behind each value. */
    public String close() {
        return close;
    }

    int lines() {
        return values.length;
    }

    String value(int line) {
        return values[line];
    }

    boolean isMost(long lines) {
        return isMost(lines, values.length);
    }

    private static boolean isMost(long lines, int of) {
        long odd = of - lines;
        return lines > 0 && (odd == 0 || of >= 5 && odd <= Math.max(1, of / 10));
    }

    boolean isAbsent(int line) {
        return values[line].equals("-");
    }

    /** How many lines have a dash. */
    int absent() {
        int absent = 0;
        for (int i = 0; i < values.length; i++) {
            absent += isAbsent(i) ? 1 : 0;
        }
        return absent;
    }

    boolean isBareDash() {
        return bare && absent() == values.length;
    }

    /** The word that stands in nearly every line, or null. */
    @Nullable
    String word() {
        for (String value : values) {
            long same = Arrays.stream(values).filter(value::equals).count();
            if (isMost(same)) {
                return value;
            }
        }
        return null;
    }

    /** Whether nearly all values are of these words. */
    boolean areAll(Set<String> words) {
        return isMost(Arrays.stream(values).filter(words::contains).count());
    }

    /** A number without a unit, or NaN. */
    double number(int line) {
        String value = values[line];
        boolean is = value.length() <= LONGEST && isNumber(value);
        return is ? Double.parseDouble(value) : Double.NaN;
    }

    /** The sum of a list of seconds such as nginx writes of several attempts, or NaN. */
    double seconds(int line) {
        String value = values[line];
        if (!TIMES.matcher(value).matches() && Double.isNaN(number(line)) || isAbsent(line)) {
            return Double.NaN;
        }
        double sum = 0;
        for (String part : value.split(", | : ", -1)) {
            sum += part.equals("-") ? 0 : Double.parseDouble(part);
        }
        return sum;
    }

    /** The sum of all its seconds. */
    double sum() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double seconds = seconds(i);
            sum += Double.isNaN(seconds) ? 0 : seconds;
        }
        return sum;
    }

    /** Whether some line has several times in the column: attempts, of which a request has one or more. */
    boolean isListed() {
        return Arrays.stream(values).anyMatch(value -> value.indexOf(", ") > 0 || value.indexOf(" : ") > 0);
    }

    /** Whether nearly all values that are there are durations with their unit written. */
    boolean hasUnits() {
        int written = 0;
        for (int i = 0; i < values.length; i++) {
            byte[] bytes = values[i].getBytes(StandardCharsets.ISO_8859_1);
            written += LoggedNumbers.unitWritten(bytes, 0, bytes.length) == null ? 0 : 1;
        }
        return written > 0 && isMost(written + absent());
    }

    /** Whether nearly all values that are there are numbers or lists of them, some with decimals. */
    public boolean isDecimal() {
        int decimals = 0;
        int numbers = 0;
        for (int i = 0; i < values.length; i++) {
            boolean times = !isAbsent(i) && TIMES.matcher(values[i]).matches();
            decimals += times || isNumber(values[i]) && !isWhole(values[i]) ? 1 : 0;
            boolean comma = isComma(values[i]);
            numbers += times || isAbsent(i) || isNumber(values[i]) || comma ? 1 : 0;
            decimals += comma ? 1 : 0;
        }
        return decimals > 0 && decimals * 3 >= numbers - absent() && isMost(numbers);
    }

    /** Whether a number has neither decimals nor the exponent that languages write for small ones. */
    private static boolean isWhole(String number) {
        return number.indexOf('.') < 0 && number.indexOf('e') < 0 && number.indexOf('E') < 0;
    }

    private static boolean isComma(String value) {
        int comma = value.indexOf(',');
        return comma > 0 && isNumber(value.substring(0, comma)) && isNumber('.' + value.substring(comma + 1));
    }

    /** Whether nearly all values that are there are whole numbers. */
    public boolean isWhole() {
        int numbers = 0;
        for (String value : values) {
            numbers += isNumber(value) && isWhole(value) ? 1 : 0;
        }
        return numbers > 0 && isMost(numbers + absent());
    }

    /**
     * The numbers as a measurement; lists count as their sum.
     *
     * @param leftOut lines that say nothing of how long a request takes
     */
    Measured measured(long[] timesMillis, boolean[] leftOut) {
        Measured measured = new Measured();
        for (int i = 0; i < values.length; i++) {
            String value = isComma(values[i]) ? values[i].replace(',', '.') : values[i];
            boolean single = value.length() <= LONGEST && isNumber(value);
            double number = single ? Double.parseDouble(value) : seconds(i);
            if (!Double.isNaN(number) && !leftOut[i]) {
                int decimals = single ? new BigDecimal(value).scale() : NGINX_DECIMALS;
                measured.add(number, isWhole(value) ? Measured.WHOLE : decimals, timesMillis[i]);
            }
        }
        return measured;
    }
}
