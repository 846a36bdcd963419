package io.apilog.cli;

import io.apilog.config.Flag;
import java.util.List;
import java.util.stream.Stream;

/**
 * A word that begins with a dash.
 *
 * @param names as it can be typed, the usual one last
 * @param valueName what the help calls its value; empty for a switch
 * @param meaning one sentence without a full stop
 */
record Option(List<String> names, String valueName, String meaning) {
    static final Option JSON = new Option(List.of("--json"), "", "One JSON object for each line of the log");
    static final Option MASK = new Option(List.of("--mask"), "", "Clients, users and queries by pseudonyms");
    static final Option HELP = new Option(List.of("-h", "--help"), "", "Shows this and ends");
    static final Option VERSION = new Option(List.of("-V", "--version"), "", "Prints the version and ends");

    /** Those of any command. */
    static final List<Option> ALL = Stream.concat(
                    Stream.of(Flag.values()).map(Option::of), Stream.of(JSON, MASK, HELP, VERSION))
            .toList();

    static Option of(Flag flag) {
        return new Option(List.of(flag.option()), flag.valueName(), meaning(flag));
    }

    private static String meaning(Flag flag) {
        return flag.isSwitch() || flag.defaultText().isEmpty()
                ? flag.meaning()
                : flag.meaning() + " (default: " + flag.defaultText() + ")";
    }

    String name() {
        return names.get(names.size() - 1);
    }

    boolean isSwitch() {
        return valueName.isEmpty();
    }
}
