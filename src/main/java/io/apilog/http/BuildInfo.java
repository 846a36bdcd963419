package io.apilog.http;

/**
 * Which program answers.
 *
 * @param product its name
 * @param version its version
 * @param revision the revision it was built from; empty where unknown
 */
public record BuildInfo(String product, String version, String revision) {}
