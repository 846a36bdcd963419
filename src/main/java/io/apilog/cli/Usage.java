package io.apilog.cli;

import io.apilog.app.Build;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The help of a command, for a terminal of 80 columns. */
final class Usage {
    private static final int WIDTH = 80;
    private static final int TEXT_AT = 34;

    private final Command command;
    private final PrintStream out;

    private Usage(Command command, PrintStream out) {
        this.command = command;
        this.out = out;
    }

    static void print(Command command, PrintStream out) {
        new Usage(command, out).print();
    }

    /** The command as it is typed. */
    static String name(Command command) {
        return command.word().isEmpty() ? Build.PRODUCT : Build.PRODUCT + " " + command.word();
    }

    private void print() {
        boolean main = command == Command.FOLLOW;
        out.println("Usage: " + name(command) + " [flags]" + operands());
        if (main) {
            out.println("       " + Build.PRODUCT + " COMMAND [flags] ...");
        }
        out.println();
        wrapped(command.meaning(), WIDTH).forEach(out::println);
        out.println();
        if (!command.operandName().isEmpty()) {
            row(command.operandName(), command.operandMeaning());
            out.println();
        }
        out.println("Flags:");
        command.options().forEach(option -> row(typed(option), option.meaning()));
        if (main) {
            out.println();
            out.println("Commands:");
            Stream.of(Command.values())
                    .filter(other -> other != Command.FOLLOW)
                    .forEach(other -> row(other.word(), other.meaning()));
        }
    }

    private String operands() {
        return switch (command.operands()) {
            case NONE -> "";
            case ONE -> " " + command.operandName();
            case ANY -> " [" + command.operandName() + " ...]";
        };
    }

    private static String typed(Option option) {
        String names = String.join(", ", option.names());
        return option.isSwitch() ? names : names + "=" + option.valueName();
    }

    private void row(String name, String text) {
        String margin = "  " + name;
        for (String line : wrapped(text, WIDTH - TEXT_AT)) {
            out.println(margin + " ".repeat(Math.max(1, TEXT_AT - margin.length())) + line);
            margin = "";
        }
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
