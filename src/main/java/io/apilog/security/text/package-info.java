/** Texts that hide what they say, and what in them no list of words could have. */
@NullMarked
package io.apilog.security.text;

import org.jspecify.annotations.NullMarked;
