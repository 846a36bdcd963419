package io.apilog.request;

/** What came of a line. Only {@code LinePipeline} and {@code explain} test which. */
public sealed interface ParseResult permits AccessRecord, Rejection, Ignored {}
