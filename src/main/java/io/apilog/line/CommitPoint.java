package io.apilog.line;

/**
 * Brackets the handling of a batch of lines, so that how far files were read and what was counted change together: outside of
 * {@code begin} .. {@code end}, positions and counts agree to the line. Whoever needs a consistent cut (a scrape, a snapshot) waits
 * for the end of a batch; a batch is therefore short, some hundred lines.
 */
public interface CommitPoint {
    /** Lines are about to be handed over. Called by the reading thread; not nested. */
    void begin();

    /** Every line handed over since {@link #begin()} was counted and the files' positions stand behind them. Same thread. */
    void end();
}
