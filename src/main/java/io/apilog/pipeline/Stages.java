package io.apilog.pipeline;

import io.apilog.metrics.RequestRules;
import io.apilog.request.LineObserver;

/**
 * What a line goes through behind its parser: the same for all files.
 *
 * @param rules what of a request is believed
 * @param filters which requests are left out, and the names of the others
 * @param observer is told what came of each line
 */
public record Stages(RequestRules rules, RequestFilters filters, LineObserver observer) {}
