/** What was counted of one operation, a method of an endpoint: sums over the series of a moment. */
package io.apilog.metrics.operation;
