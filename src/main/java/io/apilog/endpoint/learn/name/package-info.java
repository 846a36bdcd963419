/** What a segment's name tells by itself, wherever it stands: that it is an operation, what ending it has, that it was a value before. */
package io.apilog.endpoint.learn.name;
