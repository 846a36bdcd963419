package io.apilog.cli;

import io.apilog.cli.command.Command;
import io.apilog.config.NearestWord;
import io.apilog.source.PathText;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * Words that are no command and look like no file. A log that is not there yet is waited for, so a command that is mistyped would be a
 * daemon that waits for ever.
 */
final class Mistyped {
    /** What a path, a pattern, a source's name or standard input has, and a word has not. */
    private static final String PATH_SIGNS = "/.*?[{=";

    private Mistyped() {}

    /** What to say of the first such word; none where all can be meant as logs. */
    static Optional<String> in(List<String> files) {
        return files.stream().filter(Mistyped::isWord).findFirst().map(Mistyped::asLog);
    }

    private static boolean isWord(String operand) {
        boolean path = operand.chars().anyMatch(sign -> PATH_SIGNS.indexOf(sign) >= 0);
        return !operand.isBlank() && !operand.equals("-") && !path && !Files.exists(PathText.of(operand));
    }

    private static String asLog(String word) {
        return inWords(word) + ". A log that is not there yet is named with its folder: ./" + word;
    }

    /** What to say where a word is neither. */
    static String inWords(String word) {
        List<String> commands = Command.named().stream().map(Command::word).toList();
        String meant = NearestWord.to(word, commands)
                .map(near -> "; '" + near + "' may be meant")
                .orElse("; the commands are " + String.join(", ", commands));
        return "'" + word + "' is neither a command nor a file" + meant;
    }
}
