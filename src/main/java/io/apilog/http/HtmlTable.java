package io.apilog.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A section of the landing page: a heading and a row for each value.
 *
 * @param <T> what a row is about
 */
final class HtmlTable<T> {
    private final String heading;
    private final int mostRows;
    private final String whenEmpty;
    private final List<Column<T>> columns = new ArrayList<>();

    HtmlTable(String heading, int mostRows, String whenEmpty) {
        this.heading = heading;
        this.mostRows = mostRows;
        this.whenEmpty = whenEmpty;
    }

    HtmlTable<T> text(String name, Function<T, String> value) {
        return column(name, "", value);
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
        return column(name, "number", row -> Numbers.count(value.applyAsLong(row)));
    }

    HtmlTable<T> bytes(String name, ToLongFunction<T> value) {
        return column(name, "number", row -> Numbers.bytes(value.applyAsLong(row)));
    }

    HtmlTable<T> duration(String name, Function<T, Duration> value) {
        return column(name, "number", row -> Numbers.duration(value.apply(row)));
    }

    HtmlTable<T> share(String name, Function<T, Double> value) {
        return column(name, "number", row -> Numbers.share(value.apply(row)));
    }

    private HtmlTable<T> column(String name, String style, Function<T, String> value) {
        columns.add(new Column<>(name, style, value));
        return this;
    }

    void write(Html html, List<T> rows) {
        html.raw("<section><h2>").text(heading).raw("</h2>\n");
        if (rows.isEmpty()) {
            html.raw("<p class=\"none\">").text(whenEmpty).raw("</p>");
        } else {
            html.raw("<table><thead><tr>");
            columns.forEach(column -> column.writeHead(html));
            html.raw("</tr></thead>\n<tbody>\n");
            rows.stream().limit(mostRows).forEach(row -> writeRow(html, row));
            html.raw("</tbody></table>");
        }
        if (rows.size() > mostRows) {
            html.raw("<p class=\"more\">and ")
                    .text(Numbers.count(rows.size() - mostRows))
                    .raw(" more</p>");
        }
        html.raw("</section>\n");
    }

    private void writeRow(Html html, T row) {
        html.raw("<tr>");
        columns.forEach(column -> column.writeCell(html, row));
        html.raw("</tr>\n");
    }

    private record Column<T>(String name, String style, Function<T, String> value) {
        void writeHead(Html html) {
            html.raw("<th scope=\"col\"")
                    .raw(style.equals("number") ? " class=\"number\">" : ">")
                    .text(name)
                    .raw("</th>");
        }

        void writeCell(Html html, T row) {
            String shown = value.apply(row);
            html.raw("<td data-label=\"")
                    .text(name)
                    .raw("\" class=\"")
                    .raw(style)
                    .raw("\"><span>");
            html.text(shown.isEmpty() ? "\u2013" : shown).raw("</span></td>");
        }
    }
}
