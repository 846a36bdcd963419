package io.apilog;

import io.apilog.cli.CommandLineProgram;
import io.apilog.cli.RawArguments;
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
    private static final String FATAL =
            "apilog-exporter ends: an error after which nothing can be relied on. Where memory was used up, give"
                    + " it more (-Xmx), or lower metrics.budget and endpoints.budget";

    private Main() {}

    /**
     * Ends the process at once after an error that leaves nothing to be relied on, whatever the JVM's flags: memory is used up, or a thread
     * that the program stands on is over. What was shown is saved, so that a start goes on. It makes no object before the end.
     */
    private static void endAtOnce(Throwable why) {
        if (why instanceof Error) {
            try {
                System.err.println(FATAL);
                why.printStackTrace();
            } finally {
                Runtime.getRuntime().halt(CommandLineProgram.FAILED);
            }
        }
    }

    /** Runs the command named by {@code args} and ends the JVM with its exit code. */
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler((thread, why) -> {
            endAtOnce(why);
            why.printStackTrace();
        });
        // Before the first logger is made: what is said while the JVM shuts down depends on it.
        DaemonLog.configure(LogLevel.INFO, LogFormat.TEXT);
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
                false,
                StandardCharsets.UTF_8);
        int code;
        try {
            code = new CommandLineProgram(System.getenv(), System.in, out, System.err).run(RawArguments.of(args));
        } catch (Throwable e) {
            endAtOnce(e);
            throw e;
        }
        out.flush();
        System.exit(code);
    }
}
