/** What the machinery that carries a line puts around it, and takes off again: the list {@link io.apilog.format.wrapper.Wrapper}. */
package io.apilog.format.wrapper;
