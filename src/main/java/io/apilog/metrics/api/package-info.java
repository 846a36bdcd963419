/** The families about requests: counted, bounded, copied, saved, restored. */
package io.apilog.metrics.api;
