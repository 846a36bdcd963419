/** What kind of program sent a request, by words in its {@code User-Agent}. Knows {@code request} and {@code bytes}. */
package io.apilog.agent;
