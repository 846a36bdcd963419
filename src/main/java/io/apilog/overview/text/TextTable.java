package io.apilog.overview.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of words in columns: figures to the right, and a name last, which is cut where the line ends. */
final class TextTable {
    private static final String GAP = "  ";
    private static final String CUT = "...";
    /** The least that is left of a name. */
    private static final int LEAST_NAME = 20;

    private final List<List<String>> rows = new ArrayList<>();
    private final int width;

    /** @param width of a line, in characters */
    TextTable(int width) {
        this.width = width;
    }

    /** Adds a row; all rows have as many cells. */
    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, each with its end. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size() - 1; column++) {
                line.append(GAP);
                line.append(" ".repeat(widest(column) - row.get(column).length()));
                line.append(row.get(column));
            }
            line.append(GAP);
            line.append(cut(row.get(row.size() - 1), Math.max(LEAST_NAME, width - line.length())));
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private int widest(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - CUT.length()) + CUT;
    }
}
