package io.apilog.cli.command;

/**
 * A command line that does something useful.
 *
 * @param arguments behind the program's name, as a shell takes them
 * @param meaning what it does, without a full stop
 */
public record Example(String arguments, String meaning) {}
