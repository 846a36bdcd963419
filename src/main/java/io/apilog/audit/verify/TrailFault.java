package io.apilog.audit.verify;

import java.nio.file.Path;

/**
 * One thing that is wrong with a trail.
 *
 * @param file in which it shows
 * @param line from 1
 * @param through the last line, where it is several
 * @param what a sentence for people, without a full stop
 */
public record TrailFault(Path file, long line, long through, Manipulation kind, String what) {
    /** One line: {@code FILE:LINE: kind: what}. */
    public String inWords() {
        String lines = through > line ? line + "-" + through : Long.toString(line);
        return file + ":" + lines + ": " + kind.word() + ": " + what;
    }
}
