package io.apilog.pipeline;

import io.apilog.metrics.ApiMetrics;
import io.apilog.metrics.LineMetrics;

/** What a line goes through behind its parser: the same for all files. */
record Stages(RequestFilters filters, ApiMetrics api, LineMetrics lines, RejectionLog rejections) {}
