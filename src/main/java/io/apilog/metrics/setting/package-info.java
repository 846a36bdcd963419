/** Settings of what is counted. */
package io.apilog.metrics.setting;
