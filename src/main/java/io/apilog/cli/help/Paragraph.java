package io.apilog.cli.help;

import java.util.ArrayList;
import java.util.List;

/** Words set in lines of a width. A word is never broken: one that is wider than the line stands alone and out. */
final class Paragraph {
    private Paragraph() {}

    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() > 0) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
