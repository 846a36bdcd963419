/** What stands in a log beside its entries, and what stands in front of them: messages of programs, marks of entries, lines of other programs. */
package io.apilog.format.message;
