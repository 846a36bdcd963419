package io.apilog.metrics.operation;

/**
 * An operation of an API: a method of an endpoint, as the log of one source has it. Two logs of the same requests are never added up.
 *
 * @param source name of the configured source
 * @param method a standard method or {@code _OTHER}
 * @param endpoint a template, or {@code malformed}, {@code other}, {@code unmatched}
 */
public record OperationKey(String source, String method, String endpoint) {}
