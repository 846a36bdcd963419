/** What a source tells of itself: events as they happen, and how each file stands. */
package io.apilog.source.report;
