package io.apilog.source;

import io.apilog.source.report.SourceEvents;

/** Events that nobody counts, unless a test overrides some. */
public class QuietEvents implements SourceEvents {
    @Override
    public void bytesRead(String source, long bytes) {}

    @Override
    public void rotated(String source) {}

    @Override
    public void truncated(String source) {}

    @Override
    public void regressed(String source) {}

    @Override
    public void lost(String source) {}

    @Override
    public void fileLimitReached(String source) {}

    @Override
    public void forgot(int files) {}
}
