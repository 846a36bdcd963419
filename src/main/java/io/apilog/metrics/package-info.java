/** The series, their counts and the collectors that show them. */
package io.apilog.metrics;
