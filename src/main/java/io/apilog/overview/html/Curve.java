package io.apilog.overview.html;

import java.util.List;
import java.util.Locale;

/**
 * A line over time, as SVG that is stretched to whatever place there is. Numbers alone go into it.
 *
 * @param style the class that colours it
 * @param filled whether what is below it is filled
 * @param points in the order of time; one without a value interrupts the line
 */
record Curve(String style, boolean filled, List<Point> points) {
    /** In the units of the drawing: they are stretched, so they say nothing about the screen. */
    static final int WIDTH = 1000;

    static final int HEIGHT = 100;

    /** Copies the list. */
    Curve {
        points = List.copyOf(points);
    }

    /**
     * A value at a time.
     *
     * @param ago in seconds
     * @param value NaN for none
     */
    record Point(double ago, double value) {}

    /** The highest value of curves; 0 where there is none. */
    static double highest(List<Curve> curves) {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::value)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    /**
     * Draws curves over each other.
     *
     * @param words what there is to see, for whoever cannot
     * @param seconds how much time the width is
     * @param top the value at the upper edge
     */
    static void draw(Html html, String words, double seconds, double top, List<Curve> curves) {
        html.raw("<svg role=\"img\" aria-label=\"")
                .text(words)
                .raw("\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" preserveAspectRatio=\"none\">");
        curves.forEach(curve -> curve.draw(html, seconds, top));
        html.raw("</svg>");
    }

    private void draw(Html html, double seconds, double top) {
        StringBuilder line = new StringBuilder();
        StringBuilder area = new StringBuilder();
        String first = "";
        String last = "";
        for (Point point : points) {
            if (Double.isNaN(point.value())) {
                close(area, first, last);
                first = "";
                continue;
            }
            String x = number((1 - Math.min(1, point.ago() / seconds)) * WIDTH);
            String y = number(top <= 0 ? HEIGHT : (1 - Math.min(1, point.value() / top)) * HEIGHT);
            line.append(first.isEmpty() ? 'M' : 'L').append(x).append(' ').append(y);
            area.append(first.isEmpty() ? "M" + x + " " + HEIGHT + "L" : "L")
                    .append(x)
                    .append(' ')
                    .append(y);
            first = first.isEmpty() ? x : first;
            last = x;
        }
        close(area, first, last);
        if (filled) {
            html.raw("<path class=\"area " + style + "\" d=\"" + area + "\"/>");
        }
        html.raw("<path class=\"line " + style + "\" d=\"" + line + "\"/>");
    }

    private static void close(StringBuilder area, String first, String last) {
        if (!first.isEmpty()) {
            area.append('L').append(last).append(' ').append(HEIGHT).append('Z');
        }
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
