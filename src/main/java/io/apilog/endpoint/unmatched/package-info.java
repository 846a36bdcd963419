/** Requests that led to no endpoint, by the shape of their path. Knows nothing of how endpoints are named. */
@org.jspecify.annotations.NullMarked
package io.apilog.endpoint.unmatched;
