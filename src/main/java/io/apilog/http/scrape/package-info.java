/** The page of metrics: negotiated, written once for several, compressed. */
package io.apilog.http.scrape;
