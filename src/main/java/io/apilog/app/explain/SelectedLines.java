package io.apilog.app.explain;

import io.apilog.format.Detection;
import io.apilog.format.Excerpt;
import io.apilog.line.LogFile;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Prints lines that were asked for, as they come: {@code explain --line} and {@code --rejected}. */
final class SelectedLines implements Explanation.Viewer {
    /** A log can have millions of lines that are rejected for one reason; more than these nobody reads. */
    private static final int MOST = 1_000;

    private final Selection selection;
    private final boolean json;
    private final boolean masked;
    private final PrintStream out;
    private final SortedSet<Long> missing;
    private String path = "";
    private long printed;
    private long lines;

    SelectedLines(Selection selection, boolean json, boolean masked, PrintStream out) {
        this.selection = selection;
        this.json = json;
        this.masked = masked;
        this.out = out;
        this.missing = new TreeSet<>(selection.numbers());
    }

    @Override
    public void opened(LogFile file) {
        path = file.path();
    }

    @Override
    public void found(Detection detection) {}

    @Override
    public void saw(ExplainedLine line, Excerpt excerpt) {
        lines++;
        missing.remove(line.number());
        if (!selection.takes(line)) {
            return;
        }
        printed++;
        if (json) {
            new JsonExplanation(out).print(line);
        } else if (printed <= MOST) {
            print(line, excerpt);
        }
    }

    private void print(ExplainedLine line, Excerpt excerpt) {
        String what = line.result().equals("accepted") ? "accepted as " + line.format() : reason(line);
        out.printf(Locale.ROOT, "%s, line %d, offset %d: %s%n", path, line.number(), line.offset(), what);
        if (line.result().equals("accepted")) {
            TextExplanation.printFields(out, line);
        } else if (!masked) {
            TextExplanation.printExcerpt(out, excerpt);
        }
    }

    private static String reason(ExplainedLine line) {
        String meaning = TextExplanation.meaning(line.reason());
        return line.result()
                + (line.result().equals("filtered") ? " by " : " as ")
                + line.reason()
                + (meaning.isEmpty() ? "" : " (" + meaning + ")")
                + (line.result().equals("rejected") ? ", column " + (line.column() + 1) : "");
    }

    /** Says what was not printed; returns what to say of a line that was asked for and is not there. */
    Optional<String> end() {
        if (!json && printed > MOST) {
            out.printf(Locale.ROOT, "%,d more are not shown: --json prints all%n", printed - MOST);
        }
        if (!json && printed == 0 && missing.isEmpty()) {
            out.printf(Locale.ROOT, "none of %,d lines%n", lines);
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("there is no line " + missing.first() + ": " + lines + " were read");
    }
}
