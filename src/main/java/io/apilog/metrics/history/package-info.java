/** The last hour, kept in a bounded ring, for whoever has no Prometheus at hand. */
package io.apilog.metrics.history;
