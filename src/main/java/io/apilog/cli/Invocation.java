package io.apilog.cli;

import io.apilog.config.Flag;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was typed.
 *
 * @param options by name, with their values in the order typed; none for a switch
 * @param operands the words without a dash, besides the command
 */
record Invocation(Command command, Map<String, List<String>> options, List<String> operands) {
    boolean has(Option option) {
        return options.containsKey(option.name());
    }

    Map<Flag, List<String>> flags() {
        Map<Flag, List<String>> flags = new EnumMap<>(Flag.class);
        for (Flag flag : Flag.values()) {
            List<String> values = options.get(flag.option());
            if (values != null) {
                flags.put(flag, values);
            }
        }
        return flags;
    }
}
