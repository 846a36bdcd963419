/** Formats that are written as strings of nginx or Apache, or as regular expressions, and the parsers that are made of them. */
package io.apilog.format.pattern;
