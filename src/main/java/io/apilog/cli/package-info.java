/** The commands; each is a few lines over {@code app}. */
package io.apilog.cli;
