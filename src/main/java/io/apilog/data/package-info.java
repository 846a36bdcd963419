/** Which data is asked for, by whom and with what outcome: counted, and written into an audit trail where one is configured. */
@NullMarked
package io.apilog.data;

import org.jspecify.annotations.NullMarked;
