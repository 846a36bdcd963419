/** What a name in a path can be beside others, and what a place can have learned of the names in it: words that all of naming is told in. */
package io.apilog.endpoint.learn.kind;
