/**
 * What can be typed: commands, options, operands, examples, exit codes. The parser, the help, the manual page and the completion of shells
 * are made of {@link io.apilog.cli.command.Command}.
 */
package io.apilog.cli.command;
