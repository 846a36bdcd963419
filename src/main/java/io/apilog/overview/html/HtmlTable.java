package io.apilog.overview.html;

import io.apilog.overview.ReadableNumbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A table with a row for each value. On a narrow screen each row is a card, and each value has its column's name before it.
 *
 * @param <T> what a row is about
 */
final class HtmlTable<T> {
    private final int mostRows;
    private final int mostFolded;
    private final List<Column<T>> columns = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    private String suffix = "";

    /** A name over the columns from one on. */
    private record Group(String name, int first) {}

    /**
     * A table without columns.
     *
     * @param mostRows how many rows are shown
     * @param mostFolded how many more are there for whoever asks for them
     */
    HtmlTable(int mostRows, int mostFolded) {
        this.mostRows = mostRows;
        this.mostFolded = mostFolded;
    }

    HtmlTable<T> text(String name, Function<T, String> value) {
        return column(name, "", value);
    }

    /**
     * The columns that follow belong together.
     *
     * @param after what is said after the name of each, where it stands alone before its value
     */
    HtmlTable<T> group(String name, String after) {
        suffix = after;
        groups.add(new Group(name, columns.size()));
        return this;
    }

    /** A column of names to be copied. */
    HtmlTable<T> code(String name, Function<T, String> value) {
        return column(name, "code", value);
    }

    /** The same where one may be longer than the page is wide: it is broken anywhere. */
    HtmlTable<T> longCode(String name, Function<T, String> value) {
        return column(name, "long", value);
    }

    HtmlTable<T> count(String name, ToLongFunction<T> value) {
        return number(name, row -> ReadableNumbers.count(value.applyAsLong(row)));
    }

    HtmlTable<T> bytes(String name, ToLongFunction<T> value) {
        return number(name, row -> ReadableNumbers.bytes(value.applyAsLong(row)));
    }

    HtmlTable<T> duration(String name, Function<T, Duration> value) {
        return number(name, row -> ReadableNumbers.duration(value.apply(row)));
    }

    /** A column of figures, which are aligned by their last digit. */
    HtmlTable<T> number(String name, Function<T, String> value) {
        return column(name, "number", value);
    }

    private HtmlTable<T> column(String name, String style, Function<T, String> value) {
        return markup(name, style, (html, row) -> {
            String shown = value.apply(row);
            html.text(shown.isEmpty() ? "\u2013" : shown);
        });
    }

    /** A column whose cells are more than a text. */
    HtmlTable<T> markup(String name, String style, BiConsumer<Html, T> cell) {
        columns.add(new Column<>(name, name + suffix, style, row -> style, cell));
        return this;
    }

    /** The same, where a cell has a style of its own. */
    HtmlTable<T> styled(String name, String style, Function<T, String> styleOf, Function<T, String> value) {
        columns.add(new Column<>(name, name + suffix, style, styleOf, (html, row) -> html.text(value.apply(row))));
        return this;
    }

    /** @param name of the table, for whoever cannot see it */
    void write(Html html, String name, List<T> rows) {
        table(html, name, rows.subList(0, Math.min(mostRows, rows.size())));
        int left = rows.size() - mostRows;
        if (left > 0 && mostFolded > 0) {
            html.raw("<details><summary>").text(ReadableNumbers.count(left)).raw(" more</summary>\n");
            table(html, name + ", continued", rows.subList(mostRows, Math.min(mostRows + mostFolded, rows.size())));
            more(html, left - mostFolded);
            html.raw("</details>\n");
        } else {
            more(html, left);
        }
    }

    private static void more(Html html, int left) {
        if (left > 0) {
            html.raw("<p class=\"more\">and ").text(ReadableNumbers.count(left)).raw(" more</p>\n");
        }
    }

    private void table(Html html, String name, List<T> rows) {
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .text(name)
                .raw("\"><table><thead>");
        writeGroups(html);
        html.raw("<tr>");
        columns.forEach(column -> column.writeHead(html));
        html.raw("</tr></thead>\n<tbody>\n");
        for (T row : rows) {
            html.raw("<tr>");
            columns.forEach(column -> column.writeCell(html, row));
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    private void writeGroups(Html html) {
        if (groups.isEmpty()) {
            return;
        }
        html.raw("<tr class=\"groups\">");
        int first = groups.get(0).first();
        html.raw(first == 0 ? "" : "<td colspan=\"" + first + "\"></td>");
        for (int i = 0; i < groups.size(); i++) {
            int next = i + 1 < groups.size() ? groups.get(i + 1).first() : columns.size();
            html.raw("<th scope=\"colgroup\" colspan=\"" + (next - groups.get(i).first()) + "\">")
                    .text(groups.get(i).name())
                    .raw("</th>");
        }
        html.raw("</tr>\n");
    }

    private record Column<T>(
            String name, String label, String style, Function<T, String> styleOf, BiConsumer<Html, T> cell) {
        void writeHead(Html html) {
            html.raw("<th scope=\"col\" class=\"")
                    .raw(style)
                    .raw("\">")
                    .text(name)
                    .raw("</th>");
        }

        void writeCell(Html html, T row) {
            html.raw("<td data-label=\"")
                    .text(label)
                    .raw("\" class=\"")
                    .raw(styleOf.apply(row))
                    .raw("\"><span>");
            cell.accept(html, row);
            html.raw("</span></td>");
        }
    }
}
