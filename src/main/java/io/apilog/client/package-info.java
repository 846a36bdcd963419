/**
 * Who asks, without a person: clients as keyed hashes ({@link io.apilog.client.ClientIdentity}), and one bounded table with a row for each
 * ({@link io.apilog.client.ClientTable}), in which whoever follows clients claims some numbers ({@link io.apilog.client.ClientObserver}).
 * Knows {@code request}, {@code agent} and {@code bytes}.
 */
package io.apilog.client;
