package io.apilog.cli;

/** What was typed is no use of the program; the message says what would be. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    private final Command command;

    UsageException(Command command, String message) {
        super(message);
        this.command = command;
    }

    /** The command that was understood. */
    Command command() {
        return command;
    }
}
