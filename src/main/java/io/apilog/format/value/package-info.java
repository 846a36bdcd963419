/** What a single text of a line says: a number, a duration with its unit, a time, an address, a request line. */
package io.apilog.format.value;
