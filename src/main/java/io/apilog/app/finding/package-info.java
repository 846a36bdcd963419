/** What is to be told of a moment before anything else, and what can be done about it. Knows sums and states, not where they are from. */
package io.apilog.app.finding;
