package io.apilog.demo;

/** Who asks. */
record Visitor(String address, String userAgent, String referer) {}
