/** What is made of the list of commands: help at the terminal's width, the manual page, the completion of three shells. */
package io.apilog.cli.help;
