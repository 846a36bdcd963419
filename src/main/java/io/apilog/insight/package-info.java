/** What is concluded from requests beyond their count: bounded series of events, which any part that observes lines can have. */
@NullMarked
package io.apilog.insight;

import org.jspecify.annotations.NullMarked;
