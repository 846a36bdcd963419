package io.apilog.format.requestlog;

/**
 * A place with how many lines have a value there.
 *
 * @param firstAt how far from the request it stands in the first of them
 */
record SeenPlace(RequestPlace place, int lines, int firstAt) {}
