package io.apilog.overview.html;

/**
 * A way on from the page, to where the same numbers are looked at or explained.
 *
 * @param name as it is read on the page
 * @param url absolute, of http or https; or relative, of a page of the same server
 */
public record PageLink(String name, String url) {}
