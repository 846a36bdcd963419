package io.apilog.log;

/** How an event of the daemon's own log is written. */
public enum LogFormat {
    /** {@code 2026-11-21T09:00:00.123Z INFO source: message}. */
    TEXT,
    /** One JSON object. */
    JSON
}
