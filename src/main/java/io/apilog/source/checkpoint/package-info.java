/** What is saved of a source, as plain data, without writing all of it each time: {@link io.apilog.source.checkpoint.Checkpoint}. */
@NullMarked
package io.apilog.source.checkpoint;

import org.jspecify.annotations.NullMarked;
