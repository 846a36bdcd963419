/** File systems that can fail to answer, and how long they are waited for. */
@NullMarked
package io.apilog.source.mount;

import org.jspecify.annotations.NullMarked;
