package io.apilog.app;

import io.apilog.endpoint.EndpointState;
import io.apilog.metrics.SavedLines;
import io.apilog.metrics.SavedSeries;
import io.apilog.source.Positions;
import java.util.List;

/** What a snapshot stands for. */
record Restored(
        long savedMillis, SavedSeries series, List<SavedLines> lines, EndpointState endpoints, Positions positions) {}
