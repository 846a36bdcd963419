/** Who asks: how many clients, what kind of programs, which consumers, and what explains the bad answers that they get. */
@NullMarked
package io.apilog.audience;

import org.jspecify.annotations.NullMarked;
