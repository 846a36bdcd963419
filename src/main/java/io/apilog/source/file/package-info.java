/** What a followed file is, as a state machine without input and output: {@link io.apilog.source.file.FileState}. */
@NullMarked
package io.apilog.source.file;

import org.jspecify.annotations.NullMarked;
