/**
 * Who should not be here: clients that guess passwords, probe, enumerate or attack, as events and not as lines. {@link
 * io.apilog.security.SecurityPart} is what sees the lines.
 */
@NullMarked
package io.apilog.security;

import org.jspecify.annotations.NullMarked;
