/** What customers met and did: failures and what followed them, waits, sessions, journeys; each customer a client of {@code client}. */
@NullMarked
package io.apilog.customer;

import org.jspecify.annotations.NullMarked;
