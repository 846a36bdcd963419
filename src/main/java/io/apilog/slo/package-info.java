/** Objectives as rules for Prometheus, in the layout of sloth. Knows nothing of how they are configured. */
package io.apilog.slo;
