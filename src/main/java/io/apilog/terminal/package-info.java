/** The terminal, where there is one, on which a person reads what the program prints. */
package io.apilog.terminal;
