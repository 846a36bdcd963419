package io.apilog.cli.command;

import java.util.List;

/**
 * What a command takes besides options.
 *
 * @param label as the help calls it; empty where a command takes nothing
 * @param least how many there must be
 * @param most how many there can be
 * @param words what it can be, where that is a list; else it is the name of a file. Where there can be more than one, the first is a word and the
 *     others are names of files.
 */
public record Operand(String label, String meaning, int least, int most, List<String> words) {
    /** Nothing. */
    static final Operand NONE = new Operand("", "", 0, 0, List.of());

    /** Keeps the words as they are. */
    public Operand {
        words = List.copyOf(words);
    }

    static Operand logs(int least) {
        return new Operand(
                "[SOURCE=]FILE|GLOB",
                "a log, or all that a quoted pattern finds; - is standard input; with a name before it, it counts as"
                        + " that source",
                least,
                Integer.MAX_VALUE,
                List.of());
    }

    static Operand actionAndPaths(String label, String meaning, List<String> actions) {
        return new Operand(label, meaning, 1, Integer.MAX_VALUE, actions);
    }

    static Operand configuration() {
        return new Operand("CONFIG", "the configuration file", 1, 1, List.of());
    }

    static Operand word(String label, String meaning, int least, List<String> words) {
        return new Operand(label, meaning, least, 1, words);
    }

    /** As a usage line has it: {@code [FILE ...]}. */
    public String usage() {
        String many = most > 1 ? label + " ..." : label;
        return least == 0 && !label.isEmpty() ? "[" + many + "]" : many;
    }
}
