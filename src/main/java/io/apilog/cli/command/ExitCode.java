package io.apilog.cli.command;

/** THE list of exit codes. */
public enum ExitCode {
    OK(0, "done"),
    FAILED(1, "failed at run time: a port in use, a file that cannot be read, an output that nobody takes"),
    USAGE(2, "wrong usage or configuration; nothing was done"),
    MEMORY(3, "memory was used up, where the JVM has the flags that are shipped; else 1");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** What the shell sees. */
    public int number() {
        return number;
    }

    /** Without a full stop. */
    public String meaning() {
        return meaning;
    }
}
