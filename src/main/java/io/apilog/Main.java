package io.apilog;

import io.apilog.cli.CommandLineProgram;
import io.apilog.log.DaemonLog;
import io.apilog.log.LogFormat;
import io.apilog.log.LogLevel;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program's entry point. */
public final class Main {
    private static final int BUFFER = 64 * 1024;

    private Main() {}

    /** Runs the command named by {@code args} and ends the JVM with its exit code. */
    public static void main(String[] args) {
        // Before the first logger is made: what is said while the JVM shuts down depends on it.
        DaemonLog.configure(LogLevel.INFO, LogFormat.TEXT);
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
                false,
                StandardCharsets.UTF_8);
        int code = new CommandLineProgram(System.getenv(), System.in, out, System.err).run(args);
        out.flush();
        System.exit(code);
    }
}
