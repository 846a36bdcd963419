package io.apilog.cli;

import io.apilog.app.Build;
import io.apilog.config.Flag;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line: {@code [flags] [FILE|GLOB ...]} and the commands {@code explain}, {@code suggest-routes}, {@code check},
 * {@code slo}, {@code config-schema} and {@code demo}. Its options are made from {@link Flag}, the list of flags.
 */
public final class CommandLineProgram {
    /** Done. */
    public static final int OK = 0;

    /** Failed at run time. */
    public static final int FAILED = 1;

    /** Wrong usage or configuration. */
    public static final int USAGE = 2;

    /** In the order of the help. */
    private static final Map<String, Supplier<CommandSpec>> COMMANDS = commands();

    private static final String FILES = "FILES";
    private static final String JSON = "--json";
    private static final String MASK = "--mask";
    private static final String OPENAPI = "--openapi";

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
        CommandLine commandLine = new CommandLine(specification(arguments));
        commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commandLine.setExecutionStrategy(this::execute);
        commandLine.setStopAtPositional(false);
        commandLine.setUnmatchedOptionsArePositionalParams(false);
        return commandLine.execute(arguments);
    }

    /** Where no command can be meant, the daemon starts without making them. */
    private static boolean mayNameCommand(String argument) {
        return COMMANDS.containsKey(argument) || argument.startsWith("-h") || argument.equals("--help");
    }

    private static CommandSpec specification(String... arguments) {
        CommandSpec main = CommandSpec.create()
                .name(Build.PRODUCT)
                .version(Build.PRODUCT + " " + Build.current().version() + " ("
                        + Build.current().revision() + ")")
                .addPositional(positional("FILE|GLOB", "log files to follow; - is standard input")
                        .arity("0..*")
                        .build());
        addHelp(main);
        main.usageMessage()
                .description(
                        "Reads the access logs of an API as they are written and serves them as Prometheus metrics.")
                .sortOptions(false);
        for (Flag flag : Flag.values()) {
            main.addOption(option(flag));
        }
        if (Stream.of(arguments).anyMatch(CommandLineProgram::mayNameCommand)) {
            COMMANDS.forEach((name, command) -> main.addSubcommand(name, command.get()));
        }
        return main;
    }

    /** What picocli's own mixin adds, without its reflection. */
    private static void addHelp(CommandSpec command) {
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this and end")
                .build());
        command.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("print the version and end")
                .build());
    }

    private static Map<String, Supplier<CommandSpec>> commands() {
        Map<String, Supplier<CommandSpec>> commands = new LinkedHashMap<>();
        commands.put("explain", CommandLineProgram::explain);
        commands.put("suggest-routes", CommandLineProgram::suggestRoutes);
        commands.put("check", CommandLineProgram::check);
        commands.put("slo", CommandLineProgram::slo);
        commands.put("config-schema", CommandLineProgram::configSchema);
        commands.put("demo", CommandLineProgram::demo);
        return Collections.unmodifiableMap(commands);
    }

    private static CommandSpec explain() {
        CommandSpec explain = CommandSpec.create()
                .addOption(option(Flag.CONFIG_FILE))
                .addOption(option(Flag.FORMAT))
                .addOption(OptionSpec.builder(JSON)
                        .description("one JSON object for each line of the log")
                        .build())
                .addOption(OptionSpec.builder(MASK)
                        .description("clients, users and queries by pseudonyms")
                        .build())
                .addPositional(positional("FILE|GLOB", "the logs; - is standard input")
                        .arity("1..*")
                        .build());
        addHelp(explain);
        explain.usageMessage().description("Says what is seen in files, and why.");
        return explain;
    }

    private static CommandSpec suggestRoutes() {
        CommandSpec suggest = CommandSpec.create()
                .addOption(option(Flag.CONFIG_FILE))
                .addOption(option(Flag.FORMAT))
                .addOption(OptionSpec.builder(OPENAPI)
                        .description("as an OpenAPI document, for endpoints.openapi")
                        .build())
                .addPositional(positional("FILE|GLOB", "the logs; - is standard input")
                        .arity("0..*")
                        .build());
        addHelp(suggest);
        suggest.usageMessage().description("Prints the routes found in logs, ready for the configuration.");
        return suggest;
    }

    private static CommandSpec check() {
        CommandSpec check = CommandSpec.create().addPositional(one("CONFIG", "the configuration file"));
        addHelp(check);
        check.usageMessage().description("Checks a configuration.");
        return check;
    }

    private static CommandSpec slo() {
        CommandSpec slo = CommandSpec.create().addPositional(one("CONFIG", "the configuration file"));
        addHelp(slo);
        slo.usageMessage().description("Prints rules for Prometheus for the objectives of a configuration.");
        return slo;
    }

    private static CommandSpec configSchema() {
        CommandSpec schema = CommandSpec.create();
        addHelp(schema);
        schema.usageMessage()
                .description("Prints the JSON Schema of the configuration, by which editors complete and check it.");
        return schema;
    }

    private static CommandSpec demo() {
        CommandSpec demo = CommandSpec.create().addOption(option(Flag.WEB_LISTEN_ADDRESS));
        addHelp(demo);
        demo.usageMessage().description("Simulates an API that writes a log, follows it and serves it.");
        return demo;
    }

    private static PositionalParamSpec one(String label, String description) {
        return positional(label, description)
                .index("0")
                .arity("1")
                .required(true)
                .build();
    }

    private static PositionalParamSpec.Builder positional(String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .descriptionKey(FILES)
                .description(description)
                .type(List.class)
                .auxiliaryTypes(String.class);
    }

    private static OptionSpec option(Flag flag) {
        OptionSpec.Builder option =
                OptionSpec.builder(flag.option()).description(description(flag)).descriptionKey(flag.option());
        if (flag.isSwitch()) {
            return option.type(boolean.class).arity("0").build();
        }
        return option.paramLabel(flag.valueName())
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .build();
    }

    private static String description(Flag flag) {
        String text = flag.defaultText().isEmpty() || flag.isSwitch()
                ? flag.meaning()
                : flag.meaning() + " (default: " + flag.defaultText() + ")";
        return text.replace("%", "%%");
    }

    private int execute(ParseResult parsed) {
        ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (command.isUsageHelpRequested()) {
            command.commandSpec().commandLine().usage(out);
            return OK;
        }
        if (command.isVersionHelpRequested()) {
            parsed.commandSpec().commandLine().printVersionHelp(out);
            return OK;
        }
        Commands commands = new Commands(environment, in, out, err);
        Map<Flag, List<String>> flags = flags(command);
        List<String> files = files(command);
        return switch (command.commandSpec().name()) {
            case "explain" ->
                commands.explain(flags, files, command.hasMatchedOption(JSON), command.hasMatchedOption(MASK));
            case "suggest-routes" -> commands.suggestRoutes(flags, files, command.hasMatchedOption(OPENAPI));
            case "check" -> commands.check(files.get(0));
            case "slo" -> commands.slo(files.get(0));
            case "config-schema" -> commands.configSchema();
            case "demo" -> commands.demo(flags);
            default -> commands.followOrOnce(flags, files);
        };
    }

    private static Map<Flag, List<String>> flags(ParseResult command) {
        Map<Flag, List<String>> flags = new EnumMap<>(Flag.class);
        for (Flag flag : Flag.values()) {
            if (command.hasMatchedOption(flag.option())) {
                flags.put(
                        flag,
                        flag.isSwitch()
                                ? List.of()
                                : command.matchedOption(flag.option()).stringValues());
            }
        }
        return flags;
    }

    private static List<String> files(ParseResult command) {
        List<String> files = new ArrayList<>();
        command.matchedPositionals().forEach(positional -> files.addAll(positional.stringValues()));
        return files;
    }
}
