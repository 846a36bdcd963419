/** Lines in, records or the reason why not out: what every format is read by, {@link io.apilog.format.parser.LineParser}. */
package io.apilog.format.parser;
