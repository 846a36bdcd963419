/** What comes behind the names in one place: whether it is the same behind each, so that the names are values. */
package io.apilog.endpoint.learn.behind;
