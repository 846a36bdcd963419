package io.apilog.cli;

import io.apilog.app.AuditTool;
import io.apilog.audit.Pseudonymous;
import io.apilog.audit.TrailKeys;
import io.apilog.bytes.PathText;
import io.apilog.cli.command.Command;
import io.apilog.settings.NearestWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands behind {@code audit}: what is to be done, with which files and options. */
final class AuditArguments {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final List<String> ACTIONS = Command.AUDIT.operand().words();
    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "keygen", Set.of(Command.Words.NAME),
            "verify", Set.of(Command.Words.KEY, Command.Words.CHECKPOINT, Command.Words.LINES, Command.Words.METRICS),
            "query", Set.of(Command.Words.KEYS, Command.Words.PRINCIPAL, Command.Words.OBJECT),
            "prove", Set.of(Command.Words.KEY, Command.Words.LINE));

    private final String action;
    private final List<Path> paths;
    private final Map<String, String> options;

    /** What was typed cannot be meant. */
    static final class Misused extends Exception {
        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message);
        }
    }

    /**
     * Understands what was typed.
     *
     * @param options those that were given, by name
     */
    AuditArguments(List<String> operands, Map<String, String> options) throws Misused {
        this.action = operands.get(0);
        this.options = Map.copyOf(options);
        this.paths =
                operands.subList(1, operands.size()).stream().map(PathText::of).toList();
        Set<String> taken = OPTIONS.get(action);
        if (taken == null) {
            throw new Misused("'" + action + "' is nothing that 'audit' does: "
                    + NearestWord.to(action, ACTIONS)
                            .map(near -> "'" + near + "' may be meant")
                            .orElse("expected one of " + String.join(", ", ACTIONS)));
        }
        for (String option : this.options.keySet()) {
            if (!taken.contains(option)) {
                throw new Misused(option + " is none of the options of 'audit " + action + "'");
            }
        }
        if (paths.isEmpty()) {
            throw new Misused("'audit " + action + "' needs "
                    + (action.equals("keygen")
                            ? "a directory for the keys"
                            : "the files of a trail, or their directory"));
        }
    }

    /** Does it; returns whether what was verified is whole. */
    boolean run(AuditTool tool) throws IOException, Misused {
        switch (action) {
            case "keygen" -> {
                if (paths.size() > 1) {
                    throw new Misused("'audit keygen' takes one directory");
                }
                tool.keygen(paths.get(0), options.getOrDefault(Command.Words.NAME, TrailKeys.DEFAULT_NAME));
            }
            case "query" -> query(tool);
            case "prove" -> tool.prove(paths, required(Command.Words.KEY), number(required(Command.Words.LINE)));
            default -> {
                return tool.verify(
                        paths,
                        new AuditTool.Against(
                                required(Command.Words.KEY),
                                options.getOrDefault(Command.Words.CHECKPOINT, ""),
                                number(options.getOrDefault(Command.Words.LINES, "0")),
                                options.getOrDefault(Command.Words.METRICS, "")));
            }
        }
        return true;
    }

    private void query(AuditTool tool) throws IOException, Misused {
        Map<Pseudonymous, String> of = new EnumMap<>(Pseudonymous.class);
        if (options.containsKey(Command.Words.PRINCIPAL)) {
            of.put(Pseudonymous.PRINCIPAL, required(Command.Words.PRINCIPAL));
        }
        if (options.containsKey(Command.Words.OBJECT)) {
            of.put(Pseudonymous.OBJECT, required(Command.Words.OBJECT));
        }
        if (of.isEmpty()) {
            throw new Misused("'audit query' needs " + Command.Words.PRINCIPAL + " or " + Command.Words.OBJECT);
        }
        tool.query(paths, PathText.of(required(Command.Words.KEYS)), of);
    }

    private String required(String option) throws Misused {
        String value = options.getOrDefault(option, "");
        if (value.isEmpty()) {
            throw new Misused("'audit " + action + "' needs " + option);
        }
        return value;
    }

    private static long number(String text) throws Misused {
        if (!NUMBER.matcher(text).matches()) {
            throw new Misused("expected a number from 0, found '" + text + "'");
        }
        return Long.parseLong(text);
    }
}
