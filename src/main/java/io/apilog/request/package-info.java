/**
 * What everybody behind the formats speaks of: a request as the log has it, its source and its endpoint, and why a line is none. Knows only
 * {@code bytes}.
 */
package io.apilog.request;
