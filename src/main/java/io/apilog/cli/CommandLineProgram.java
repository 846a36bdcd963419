package io.apilog.cli;

import io.apilog.app.explain.Selection;
import io.apilog.app.page.Build;
import io.apilog.app.stage.WhySpan;
import io.apilog.cli.command.Command;
import io.apilog.cli.command.ExitCode;
import io.apilog.cli.command.Option;
import io.apilog.cli.help.Completion;
import io.apilog.cli.help.HelpText;
import io.apilog.cli.help.ManPage;
import io.apilog.config.Flag;
import io.apilog.terminal.Terminal;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code [OPTIONS] [FILE|GLOB ...]} and the commands of {@link Command}, from which its options are made. */
public final class CommandLineProgram {
    /** Failed at run time. */
    public static final int FAILED = ExitCode.FAILED.number();

    static final int OK = ExitCode.OK.number();
    static final int USAGE = ExitCode.USAGE.number();

    private static final Set<Command> READ_LOGS =
            EnumSet.of(Command.FOLLOW, Command.EXPLAIN, Command.SUGGEST_ROUTES, Command.WHY);

    private static final Pattern LINE_NUMBER = Pattern.compile("[1-9][0-9]{0,14}");

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
        CommandLine commandLine =
                new CommandLine(Specification.of(Stream.of(arguments).anyMatch(CommandLineProgram::mayBeCommand)));
        commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commandLine.setExecutionStrategy(this::execute);
        commandLine.setParameterExceptionHandler((wrong, typed) -> refused(wrong));
        commandLine.setStopAtPositional(false);
        commandLine.setUnmatchedOptionsArePositionalParams(false);
        return commandLine.execute(arguments);
    }

    /** Where no command can be meant, the daemon starts without making them. */
    private static boolean mayBeCommand(String argument) {
        return Command.of(argument).isPresent();
    }

    private int refused(ParameterException wrong) {
        err.println(wrong.getMessage());
        Optional<String> here = wrong instanceof UnmatchedArgumentException unmatched
                ? ElsewhereOption.inWords(unmatched.getUnmatched())
                : Optional.empty();
        here.ifPresentOrElse(
                err::println,
                () -> UnmatchedArgumentException.printSuggestions(
                        wrong, new PrintWriter(err, true, StandardCharsets.UTF_8)));
        String command = Command.of(wrong.getCommandLine().getCommandName())
                .map(Command::word)
                .orElse("");
        return refused(command);
    }

    /** Ends with where to read what can be typed. */
    private int refused(String command) {
        err.println("'" + (Build.PRODUCT + " help " + command).strip() + "' says what can be typed");
        return USAGE;
    }

    private int execute(ParseResult parsed) {
        ParseResult typed = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        Command command =
                parsed.hasSubcommand() ? Command.of(typed.commandSpec().name()).orElseThrow() : Command.FOLLOW;
        if (parsed.isUsageHelpRequested() || typed.isUsageHelpRequested()) {
            return help(command);
        }
        if (parsed.isVersionHelpRequested() || typed.isVersionHelpRequested()) {
            return version();
        }
        Map<Flag, List<String>> flags = flags(typed);
        if (parsed.hasSubcommand()) {
            Optional<String> misplaced = misplaced(parsed, command, flags);
            if (misplaced.isPresent()) {
                err.println(misplaced.get());
                return refused(command.word());
            }
        }
        return run(command, typed, flags, operands(typed));
    }

    private int run(Command command, ParseResult typed, Map<Flag, List<String>> flags, List<String> operands) {
        Commands commands = new Commands(environment, in, out, err);
        if (READ_LOGS.contains(command)) {
            Optional<String> mistyped = Mistyped.in(operands);
            if (mistyped.isPresent()) {
                err.println(mistyped.get());
                return USAGE;
            }
        }
        return switch (command) {
            case FOLLOW -> commands.followOrOnce(flags, operands);
            case EXPLAIN -> explain(commands, typed, flags, operands);
            case SUGGEST_ROUTES ->
                commands.suggestRoutes(flags, operands, typed.hasMatchedOption(Command.Words.OPENAPI));
            case WHY -> why(commands, typed, flags, operands);
            case CHECK -> commands.check(operands.get(0));
            case SLO -> commands.slo(operands.get(0));
            case CONFIG_SCHEMA -> commands.configSchema();
            case REPORT -> report(commands, typed, flags, operands);
            case AUDIT -> audit(commands, typed, operands);
            case DEMO -> commands.demo(flags, typed.hasMatchedOption(Command.Words.WITH_PROMETHEUS));
            case COMPLETION -> completion(operands.get(0));
            case MAN ->
                printed(ManPage.of(
                        Build.PRODUCT, Build.PRODUCT + " " + Build.current().version()));
            case VERSION -> version();
            case HELP -> operands.isEmpty() ? help(Command.FOLLOW) : helpOf(operands.get(0));
        };
    }

    private int explain(Commands commands, ParseResult typed, Map<Flag, List<String>> flags, List<String> operands) {
        Set<Long> numbers = new HashSet<>();
        for (String number : values(typed, Command.Words.LINE)) {
            if (!LINE_NUMBER.matcher(number).matches()) {
                err.println(Command.Words.LINE + ": expected a number from 1, found '" + number + "'");
                return refused(Command.EXPLAIN.word());
            }
            numbers.add(Long.valueOf(number));
        }
        return commands.explain(
                flags,
                operands,
                new Selection(numbers, typed.hasMatchedOption(Command.Words.REJECTED)),
                typed.hasMatchedOption(Command.Words.JSON),
                typed.hasMatchedOption(Command.Words.MASK));
    }

    private int why(Commands commands, ParseResult typed, Map<Flag, List<String>> flags, List<String> operands) {
        try {
            WhySpan span = WhySpan.of(last(typed, Command.Words.AT), last(typed, Command.Words.FOR));
            return commands.why(flags, operands, span, typed.hasMatchedOption(Command.Words.JSON));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return refused(Command.WHY.word());
        }
    }

    private static String last(ParseResult typed, String option) {
        List<String> values = typed.hasMatchedOption(option) ? values(typed, option) : List.of("");
        return values.get(values.size() - 1);
    }

    private int report(Commands commands, ParseResult typed, Map<Flag, List<String>> flags, List<String> operands) {
        if (!operands.get(0).equals("compliance")) {
            err.println("'" + operands.get(0) + "' is no report that is known: expected compliance, and then logs");
            return refused(Command.REPORT.word());
        }
        return commands.report(
                flags,
                operands.subList(1, operands.size()),
                values(typed, Command.Words.BEFORE),
                typed.hasMatchedOption(Command.Words.JSON));
    }

    private int audit(Commands commands, ParseResult typed, List<String> operands) {
        Map<String, String> options = new HashMap<>();
        for (Option option : Command.AUDIT.options()) {
            if (!option.isSwitch() && typed.hasMatchedOption(option.name())) {
                List<String> values = values(typed, option.name());
                options.put(option.name(), values.get(values.size() - 1));
            }
        }
        try {
            return commands.audit(new AuditArguments(operands, options));
        } catch (AuditArguments.Misused e) {
            err.println(e.getMessage());
            return refused(Command.AUDIT.word());
        }
    }

    /**
     * Takes the flags that were typed before a command, and says which of them it does not take: a configuration that is named there
     * must not be left unread in silence.
     */
    private static Optional<String> misplaced(ParseResult main, Command command, Map<Flag, List<String>> flags) {
        List<String> before = operands(main);
        if (!before.isEmpty()) {
            return Optional.of("'" + before.get(0) + "' stands before the command '" + command.word()
                    + "': first the command, then what it is for. A log of that name is ./" + command.word());
        }
        for (Map.Entry<Flag, List<String>> flag : flags(main).entrySet()) {
            if (!command.flags().contains(flag.getKey())) {
                return Optional.of(flag.getKey().option() + " is none of the options of '" + command.word() + "'");
            }
            if (flags.putIfAbsent(flag.getKey(), flag.getValue()) != null) {
                return Optional.of(flag.getKey().option() + " is given before and after '" + command.word() + "'");
            }
        }
        return Optional.empty();
    }

    private int help(Command command) {
        return printed(HelpText.of(
                Build.PRODUCT, command, Terminal.ofOutput(environment).width()));
    }

    private int helpOf(String word) {
        Optional<Command> command = Command.of(word);
        if (command.isEmpty()) {
            err.println(Mistyped.inWords(word));
            return USAGE;
        }
        return help(command.get());
    }

    private int version() {
        return printed(Build.PRODUCT + " " + Build.current().version() + " ("
                + Build.current().revision() + ")" + System.lineSeparator());
    }

    private int completion(String shell) {
        Optional<String> script = Completion.of(shell, Build.PRODUCT);
        if (script.isEmpty()) {
            err.println("'" + shell + "' is no shell that is known: expected bash, zsh or fish");
            return refused(Command.COMPLETION.word());
        }
        return printed(script.get());
    }

    private int printed(String text) {
        out.print(text);
        if (out.checkError()) {
            err.println(Commands.OUTPUT_IS_NOT_WHOLE);
            return FAILED;
        }
        return OK;
    }

    private static Map<Flag, List<String>> flags(ParseResult command) {
        Map<Flag, List<String>> flags = new EnumMap<>(Flag.class);
        for (Flag flag : Flag.values()) {
            if (command.hasMatchedOption(flag.option())) {
                flags.put(flag, flag.isSwitch() ? List.of() : values(command, flag.option()));
            }
        }
        return flags;
    }

    private static List<String> values(ParseResult command, String option) {
        return command.hasMatchedOption(option) ? command.matchedOption(option).stringValues() : List.of();
    }

    private static List<String> operands(ParseResult command) {
        List<String> operands = new ArrayList<>();
        // Where an option stands between them, the same is matched for each part, with the values of all.
        new LinkedHashSet<>(command.matchedPositionals())
                .forEach(positional -> operands.addAll(positional.stringValues()));
        return operands;
    }
}
