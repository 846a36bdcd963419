/** Series as rows of whole numbers, and sample lines of them. */
package io.apilog.metrics.series;
