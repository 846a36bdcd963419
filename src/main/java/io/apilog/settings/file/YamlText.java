package io.apilog.settings.file;

import io.apilog.settings.Problems;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/** What is told of a text that the YAML parser does not take. */
public final class YamlText {
    private YamlText() {}

    /** Whether all characters are allowed in YAML; the first one that is not becomes a problem. */
    public static boolean isPrintable(String name, String text, Problems problems) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!StreamReader.isPrintable(c)) {
                String message = String.format("the control character U+%04X is not allowed in YAML", c);
                problems.add(TextFile.placeAfter(name, text.substring(0, at)), message);
                return false;
            }
            at += Character.charCount(c);
        }
        return true;
    }

    /** A syntax error in one line, with what is most likely its cause. */
    public static String explained(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        String context = e.getContext();
        if (context == null) {
            return TextFile.oneLine(problem);
        }
        if (problem.startsWith("expected <block end>")) {
            // The parser's own words: its names of tokens say nothing to whoever wrote the file.
            return "this line is indented neither as those above nor as what it belongs to";
        }
        if (problem.startsWith("but ")) {
            return TextFile.oneLine(context + " " + problem);
        }
        // A glob or a log format without quotes, where YAML sees an alias or a directive.
        boolean unquoted = context.endsWith("an alias") || problem.startsWith("found character '%'");
        return TextFile.oneLine(problem + " (" + context + ")" + (unquoted ? ": put the text in quotes" : ""));
    }
}
