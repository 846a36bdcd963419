/** Logs that are built around the Common Log Format, with what their servers' owners added. */
package io.apilog.format.clf;
