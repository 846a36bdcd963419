/** The terminal, where there is one, that a person reads what the program prints on. */
@org.jspecify.annotations.NullMarked
package io.apilog.terminal;
