/** How what is known of files is saved without writing all of it each time. */
@NullMarked
package io.apilog.source.checkpoint;

import org.jspecify.annotations.NullMarked;
