package io.apilog.cli.help;

import io.apilog.cli.command.Command;
import io.apilog.cli.command.Example;
import io.apilog.cli.command.ExitCode;
import io.apilog.cli.command.Option;
import java.util.List;

/** The help of a command as a person reads it in a terminal. */
public final class HelpText {
    private static final int INDENT = 2;
    private static final int GAP = 2;

    /** In a narrow terminal what is said of a name stands below it, else beside it. */
    private static final int BESIDE = 90;

    private static final int BELOW_INDENT = 8;

    private final String program;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private HelpText(String program, int width) {
        this.program = program;
        this.width = width;
    }

    /** @param width of the terminal, in columns; names of options are not broken even where they are wider */
    public static String of(String program, Command command, int width) {
        return new HelpText(program, width).write(command);
    }

    private String write(Command command) {
        boolean first = command == Command.FOLLOW;
        usage(command, first);
        text.append('\n');
        paragraph(command.sentence(), 0);
        if (!command.operand().label().isEmpty()) {
            text.append('\n');
            entries(List.of(
                    new Entry(command.operand().label(), command.operand().meaning())));
        }
        if (first) {
            head("commands; 'help COMMAND' says more");
            entries(Command.named().stream()
                    .map(named -> new Entry(named.word(), named.sentence()))
                    .toList());
        }
        head("options");
        entries(command.options().stream().map(HelpText::entry).toList());
        if (!command.examples().isEmpty()) {
            head("examples");
            command.examples().forEach(this::example);
        }
        if (!command.flags().isEmpty()) {
            head("environment");
            paragraph(
                    "Each flag is a variable too, which a flag on the command line overrides and which overrides the"
                            + " file: "
                            + command.flags().get(0).option() + " is "
                            + command.flags().get(0).variable() + ".",
                    INDENT);
        }
        if (first) {
            head("exit codes");
            for (ExitCode code : ExitCode.values()) {
                paragraph(code.number() + "  " + code.meaning(), INDENT);
            }
        }
        return text.toString();
    }

    private void usage(Command command, boolean first) {
        String operand = command.operand().usage();
        String words = command.word() + " [OPTIONS] " + operand;
        text.append("usage: ").append(program).append(' ').append(words.strip()).append('\n');
        if (first) {
            text.append("       ").append(program).append(" COMMAND ...\n");
        }
    }

    private void head(String words) {
        text.append('\n').append(words).append('\n');
    }

    private record Entry(String name, String meaning) {}

    private static Entry entry(Option option) {
        boolean told = option.words().stream().allMatch(word -> option.meaning().contains(word));
        String meaning = told ? option.meaning() : option.meaning() + ": " + String.join(", ", option.words());
        return new Entry(
                option.typed(),
                option.defaultText().isEmpty() ? meaning : meaning + " (default: " + option.defaultText() + ")");
    }

    private void entries(List<Entry> entries) {
        int longest =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        boolean beside = width >= BESIDE;
        int column = INDENT + longest + GAP;
        for (Entry entry : entries) {
            text.append(" ".repeat(INDENT)).append(entry.name());
            if (beside) {
                List<String> lines = Paragraph.lines(entry.meaning(), width - column);
                text.append(" ".repeat(column - INDENT - entry.name().length()))
                        .append(String.join("\n" + " ".repeat(column), lines))
                        .append('\n');
            } else {
                text.append('\n');
                paragraph(entry.meaning(), BELOW_INDENT);
            }
        }
    }

    private void example(Example example) {
        text.append(" ".repeat(INDENT))
                .append(program)
                .append(' ')
                .append(example.arguments())
                .append('\n');
        paragraph(example.meaning(), BELOW_INDENT);
    }

    private void paragraph(String words, int indent) {
        for (String line : Paragraph.lines(words, width - indent)) {
            text.append(" ".repeat(indent)).append(line).append('\n');
        }
    }
}
