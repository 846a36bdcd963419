package io.apilog.overview.html;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A figure with its curve: one of the small multiples at the top of the page, which all have the same span of time.
 *
 * @param name of the figure
 * @param now the figure, as it is read
 * @param beside what else belongs to it; may be empty
 * @param seconds how much time the curve's place is
 * @param inWords how a value of the curve is read
 * @param least the value at the upper edge is this, where no value is above it
 * @param curves drawn over each other
 */
record Chart(
        String name,
        String now,
        String beside,
        double seconds,
        DoubleFunction<String> inWords,
        double least,
        List<Curve> curves) {
    void write(Html html) {
        double highest = Curve.highest(curves);
        html.raw("<figure><figcaption><span class=\"name\">")
                .text(name)
                .raw("</span><b>")
                .text(now)
                .raw("</b><span class=\"quiet\">")
                .text(beside)
                .raw("</span></figcaption>\n<div class=\"plot\"><span class=\"top\">")
                .text(highest > 0 ? inWords.apply(highest) : "")
                .raw("</span>");
        String span = Math.round(seconds / 60) + " min";
        String words = name + " over the last " + span + ": now " + now
                + (highest > 0 ? ", at most " + inWords.apply(highest) : "");
        Curve.draw(html, words, seconds, Math.max(least, highest), curves);
        html.raw("</div><div class=\"axis\"><span>").text(span).raw(" ago</span><span>now</span></div></figure>\n");
    }
}
