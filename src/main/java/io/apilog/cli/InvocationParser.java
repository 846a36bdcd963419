package io.apilog.cli;

import io.apilog.config.NearestWord;
import io.apilog.config.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the words of a command line: {@code --flag=value} or {@code --flag value}, in any order with the operands; the first operand can
 * name a command; what follows {@code --} has no flags.
 */
final class InvocationParser {
    private final List<String> words;
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();
    private Command command = Command.FOLLOW;
    private int at;

    private InvocationParser(List<String> words) {
        this.words = words;
    }

    static Invocation parse(String... words) throws UsageException {
        return new InvocationParser(List.of(words)).parse();
    }

    private Invocation parse() throws UsageException {
        while (at < words.size()) {
            String word = words.get(at++);
            if (word.equals("--")) {
                operands.addAll(words.subList(at, words.size()));
                break;
            } else if (word.startsWith("-") && word.length() > 1) {
                option(word);
            } else {
                operand(word);
            }
        }
        check();
        return new Invocation(command, options, List.copyOf(operands));
    }

    private void operand(String word) {
        Optional<Command> named =
                command == Command.FOLLOW && operands.isEmpty() ? Command.named(word) : Optional.empty();
        if (named.isPresent()) {
            command = named.get();
        } else {
            operands.add(word);
        }
    }

    private void option(String word) throws UsageException {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = known(name).orElseThrow(() -> unknown(name));
        List<String> values = options.computeIfAbsent(option.name(), o -> new ArrayList<>());
        if (option.isSwitch()) {
            if (equals >= 0) {
                throw new UsageException(
                        command, name + ": takes no value, found '" + word.substring(equals + 1) + "'");
            }
        } else if (equals >= 0) {
            values.add(word.substring(equals + 1));
        } else if (at < words.size() && !beginsWithOption(words.get(at))) {
            values.add(words.get(at++));
        } else {
            throw new UsageException(command, name + ": expected " + option.valueName() + ", found nothing");
        }
    }

    /** A flag after a flag is no value: one was forgotten. */
    private static boolean beginsWithOption(String word) {
        return word.equals("--") || known(word.replaceFirst("=.*", "")).isPresent();
    }

    private static Optional<Option> known(String name) {
        return Option.ALL.stream()
                .filter(option -> option.names().contains(name))
                .findFirst();
    }

    private UsageException unknown(String name) {
        List<String> names = command.options().stream().map(Option::name).toList();
        String nearest = NearestWord.to(name, names)
                .map(near -> ": did you mean '" + near + "'?")
                .orElse("");
        return new UsageException(command, "unknown flag " + Quoted.of(name) + nearest);
    }

    private void check() throws UsageException {
        List<String> known = command.options().stream().map(Option::name).toList();
        for (String name : options.keySet()) {
            if (!known.contains(name)) {
                throw new UsageException(command, command.word() + ": has no flag '" + name + "'");
            }
        }
        boolean asksForHelp = options.containsKey(Option.HELP.name()) || options.containsKey(Option.VERSION.name());
        if (asksForHelp || command.operands() == Command.Operands.ANY) {
            return;
        }
        int expected = command.operands() == Command.Operands.ONE ? 1 : 0;
        if (operands.size() != expected) {
            throw new UsageException(
                    command,
                    command.word() + ": expected " + (expected == 1 ? "one " + command.operandName() : "no file")
                            + ", found "
                            + (operands.isEmpty()
                                    ? "none"
                                    : operands.stream().map(Quoted::of).collect(Collectors.joining(", "))));
        }
    }
}
