package io.apilog.cli;

import io.apilog.config.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** THE list of commands. Their first, without a name, is what the program is for. */
enum Command {
    FOLLOW(
            "",
            "Reads the access logs of an API as they are written and serves them as Prometheus metrics.",
            Operands.ANY,
            "FILE|GLOB",
            "Log files to follow; - is standard input",
            Stream.of(Flag.values()).map(Option::of).toList()),
    EXPLAIN(
            "explain",
            "Says what is seen in a file, and why.",
            Operands.ONE,
            "FILE",
            "The log; - is standard input",
            List.of(Option.of(Flag.CONFIG_FILE), Option.of(Flag.FORMAT), Option.JSON, Option.MASK)),
    SUGGEST_ROUTES(
            "suggest-routes",
            "Prints the routes found in logs, ready for the configuration.",
            Operands.ANY,
            "FILE|GLOB",
            "The logs; - is standard input",
            List.of(Option.of(Flag.CONFIG_FILE), Option.of(Flag.FORMAT))),
    CHECK("check", "Checks a configuration.", Operands.ONE, "CONFIG", "The configuration file", List.of()),
    SLO(
            "slo",
            "Prints rules for Prometheus for the objectives of a configuration.",
            Operands.ONE,
            "CONFIG",
            "The configuration file",
            List.of()),
    CONFIG_SCHEMA(
            "config-schema",
            "Prints the JSON Schema of the configuration, by which editors complete and check it.",
            Operands.NONE,
            "",
            "",
            List.of()),
    DEMO(
            "demo",
            "Simulates an API that writes a log, follows it and serves it.",
            Operands.NONE,
            "",
            "",
            List.of(Option.of(Flag.WEB_LISTEN_ADDRESS)));

    /** How many words without a dash there may be. */
    enum Operands {
        NONE,
        ONE,
        ANY
    }

    private final String word;
    private final String meaning;
    private final Operands operands;
    private final String operandName;
    private final String operandMeaning;

    @SuppressWarnings("ImmutableEnumChecker") // A list of records, which the checker cannot see.
    private final List<Option> options;

    Command(
            String word,
            String meaning,
            Operands operands,
            String operandName,
            String operandMeaning,
            List<Option> options) {
        this.word = word;
        this.meaning = meaning;
        this.operands = operands;
        this.operandName = operandName;
        this.operandMeaning = operandMeaning;
        List<Option> all = new ArrayList<>(options);
        all.add(Option.HELP);
        all.add(Option.VERSION);
        this.options = List.copyOf(all);
    }

    static Optional<Command> named(String word) {
        return word.isEmpty()
                ? Optional.empty()
                : Stream.of(values())
                        .filter(command -> command.word.equals(word))
                        .findFirst();
    }

    /** As it is typed; empty for {@link #FOLLOW}. */
    String word() {
        return word;
    }

    /** One sentence. */
    String meaning() {
        return meaning;
    }

    Operands operands() {
        return operands;
    }

    /** What the help calls an operand; empty where there is none. */
    String operandName() {
        return operandName;
    }

    /** One sentence without a full stop. */
    String operandMeaning() {
        return operandMeaning;
    }

    /** In the order of the help. */
    List<Option> options() {
        return options;
    }
}
