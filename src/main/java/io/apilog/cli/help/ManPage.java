package io.apilog.cli.help;

import io.apilog.cli.command.Command;
import io.apilog.cli.command.Example;
import io.apilog.cli.command.ExitCode;
import io.apilog.cli.command.Option;
import io.apilog.config.Flag;
import java.util.Locale;

/** The manual page, in the macros of {@code man(7)}, which groff and mandoc set. */
public final class ManPage {
    private final String program;
    private final StringBuilder text = new StringBuilder();

    private ManPage(String program) {
        this.program = program;
    }

    /** The page of section 1. */
    public static String of(String program, String version) {
        return new ManPage(program).write(version);
    }

    private String write(String version) {
        text.append(".TH ")
                .append(program.toUpperCase(Locale.ROOT).replace("-", "\\-"))
                .append(" 1 \"\" \"")
                .append(escaped(version))
                .append("\"\n");
        section("NAME");
        text.append(escaped(program)).append(" \\- Prometheus metrics from the access logs of an API\n");
        section("SYNOPSIS");
        for (Command command : Command.values()) {
            String words = (command.word() + " [OPTIONS] " + command.operand().usage()).strip();
            text.append(".B ").append(escaped(program)).append('\n');
            line(words);
            text.append(".br\n");
        }
        section("DESCRIPTION");
        line(Command.FOLLOW.sentence());
        line("Formats, units and endpoints are found by themselves; what was found is said at the start.");
        section("OPTIONS");
        Command.FOLLOW.options().forEach(this::option);
        section("COMMANDS");
        Command.named().forEach(this::command);
        section("ENVIRONMENT");
        line("A flag on the command line overrides its variable, which overrides the configuration file.");
        for (Flag flag : Flag.values()) {
            text.append(".TP\n.B ").append(escaped(flag.variable())).append('\n');
            line("the same as " + flag.option());
        }
        section("EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            text.append(".TP\n.B ").append(code.number()).append('\n');
            line(code.meaning());
        }
        section("EXAMPLES");
        for (Command command : Command.values()) {
            command.examples().forEach(this::example);
        }
        return text.toString();
    }

    private void section(String name) {
        text.append(".SH ").append(name).append('\n');
    }

    private void option(Option option) {
        text.append(".TP\n\\fB").append(escaped(option.name())).append("\\fR");
        if (!option.isSwitch()) {
            text.append("=\\fI").append(escaped(option.valueName())).append("\\fR");
        }
        text.append('\n');
        String words = option.words().isEmpty() ? "" : ": " + String.join(", ", option.words());
        line(option.meaning()
                + words
                + (option.defaultText().isEmpty() ? "" : " (default: " + option.defaultText() + ")"));
    }

    private void command(Command command) {
        text.append(".SS ")
                .append(escaped((command.word() + " " + command.operand().usage()).strip()))
                .append('\n');
        line(command.sentence());
        command.options().stream()
                .filter(option -> !option.name().equals(Command.Words.HELP))
                .filter(option -> !option.name().equals(Command.Words.VERSION))
                .forEach(this::option);
    }

    private void example(Example example) {
        text.append(".TP\n.B ")
                .append(escaped(program + " " + example.arguments()))
                .append('\n');
        line(example.meaning());
    }

    /** A line that begins with a full stop or an apostrophe would be a macro. */
    private void line(String words) {
        String escaped = escaped(words);
        boolean macro = escaped.startsWith(".") || escaped.startsWith("'") || escaped.startsWith("\\(aq");
        text.append(macro ? "\\&" : "").append(escaped).append('\n');
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
    }
}
