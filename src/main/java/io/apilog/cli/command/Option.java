package io.apilog.cli.command;

import io.apilog.config.Flag;
import java.util.List;

/**
 * An option as it is typed: {@code --name} or {@code --name=VALUE}.
 *
 * @param valueName what the help calls the value; empty for a switch
 * @param meaning one sentence without a full stop
 * @param defaultText what holds where the option is not given; empty where nothing does
 * @param words the values that can be, where they are a list; else empty
 */
public record Option(String name, String valueName, String meaning, String defaultText, List<String> words) {
    /** Keeps the words as they are. */
    public Option {
        words = List.copyOf(words);
    }

    /** An option that only a command has, without a value. */
    static Option ofSwitch(String name, String meaning) {
        return new Option(name, "", meaning, "", List.of());
    }

    static Option of(Flag flag) {
        // Meanings are written for the documentation too, which sets words in backticks.
        return new Option(
                flag.option(),
                flag.valueName(),
                flag.meaning().replace("`", ""),
                flag.isSwitch() ? "" : flag.defaultText(),
                flag.words());
    }

    /** Whether it takes no value. */
    public boolean isSwitch() {
        return valueName.isEmpty();
    }

    /** With its value's name: {@code --log.level=LEVEL}. */
    public String typed() {
        return isSwitch() ? name : name + "=" + valueName;
    }
}
