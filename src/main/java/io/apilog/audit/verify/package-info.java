/** Checks an audit trail, proves single lines of it and searches it: with its files and a key, and nothing of the daemon that wrote them. */
@NullMarked
package io.apilog.audit.verify;

import org.jspecify.annotations.NullMarked;
