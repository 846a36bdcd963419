package io.apilog.cli;

import io.apilog.app.Build;
import io.apilog.config.Flag;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * The command line: {@code [flags] [FILE|GLOB ...]} and the commands of {@link Command}. Read without a library, whose reflection took a
 * third of the time in which the daemon starts.
 */
public final class CommandLineProgram {
    /** Done. */
    public static final int OK = 0;

    /** Failed at run time. */
    public static final int FAILED = 1;

    /** Wrong usage or configuration. */
    public static final int USAGE = 2;

    private final Map<String, String> environment;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    /** A program that reads and writes there. Nothing of it ends the JVM. */
    public CommandLineProgram(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
        this.environment = Map.copyOf(environment);
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Runs a command and returns the exit code. Returns from following only after SIGTERM or SIGINT. */
    public int run(String... arguments) {
        try {
            return run(InvocationParser.parse(arguments));
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println("See " + Usage.name(e.command()) + " --help.");
            return USAGE;
        }
    }

    private int run(Invocation typed) {
        if (typed.has(Option.HELP)) {
            Usage.print(typed.command(), out);
            return OK;
        }
        if (typed.has(Option.VERSION)) {
            Build build = Build.current();
            out.println(Build.PRODUCT + " " + build.version() + " (" + build.revision() + ")");
            return OK;
        }
        Commands commands = new Commands(environment, in, out, err);
        Map<Flag, List<String>> flags = typed.flags();
        List<String> operands = typed.operands();
        return switch (typed.command()) {
            case FOLLOW -> commands.followOrOnce(flags, operands);
            case EXPLAIN -> commands.explain(flags, operands, typed.has(Option.JSON), typed.has(Option.MASK));
            case SUGGEST_ROUTES -> commands.suggestRoutes(flags, operands);
            case CHECK -> commands.check(operands.get(0));
            case SLO -> commands.slo(operands.get(0));
            case CONFIG_SCHEMA -> commands.configSchema();
            case DEMO -> commands.demo(flags);
        };
    }
}
