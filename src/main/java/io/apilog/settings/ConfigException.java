package io.apilog.settings;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The configuration cannot be used. The message holds one line for each problem, for people to read as it is. */
public final class ConfigException extends Exception {
    /** The program's exit code for wrong usage or configuration. */
    public static final int EXIT_CODE = 2;

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Says all of these; there is at least one. */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Says that the value written at this place does not do, for stages that judge what this package only located. */
    public ConfigException(Place place, String message) {
        this(List.of(new Problem(place, message)));
    }

    /** In the order of the file's lines; what flags and variables got wrong comes last. */
    public List<Problem> problems() {
        return problems;
    }
}
