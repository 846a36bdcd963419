/** What is done to bytes, one or eight at a time: characters, numbers, searches. Knows nothing of the project. */
package io.apilog.bytes;
