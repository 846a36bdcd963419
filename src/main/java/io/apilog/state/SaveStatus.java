package io.apilog.state;

/**
 * How saving goes.
 *
 * @param lastSaveMillis when it last succeeded, in milliseconds since 1970; 0 for never
 * @param failures how often it failed
 * @param failure why it fails now, in words for people; empty where it does not
 */
public record SaveStatus(long lastSaveMillis, long failures, String failure) {}
