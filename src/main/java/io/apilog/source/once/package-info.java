/** Files that are read once, from their beginning to their end, and not followed. */
package io.apilog.source.once;
