package io.apilog.cli;

import io.apilog.bytes.PathText;
import io.apilog.cli.command.Command;
import io.apilog.settings.NearestWord;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that are no command and look like no file. A log that is not there yet is waited for, so a command that is mistyped would be a
 * daemon that waits for ever.
 */
final class Mistyped {
    /** What a path, a pattern, a source's name or standard input has, and a word has not. */
    private static final String PATH_SIGNS = "/.*?[{=";

    /** Hyphens and dashes that word processors and pages make of two of the keyboard's. */
    private static final Pattern DASHES = Pattern.compile("^-?[\u2010-\u2015\u2212]-?");

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|ftp|s3)://");
    private static final Pattern HALF_NAMED = Pattern.compile("=[^/]*|[^/=]*=");

    private Mistyped() {}

    /** What to say of the first such word; none where all can be meant as logs. */
    static Optional<String> in(List<String> files) {
        return files.stream().flatMap(file -> ofWhatIsNotThere(file).stream()).findFirst();
    }

    /** Only what looks mistyped is looked for: a log can lie on a disk that does not answer, and the start is not to wait for it. */
    private static Optional<String> ofWhatIsNotThere(String operand) {
        Optional<String> complaint = of(operand);
        return complaint.isPresent() && Files.exists(PathText.of(operand)) ? Optional.empty() : complaint;
    }

    private static Optional<String> of(String operand) {
        if (operand.isBlank()) {
            return Optional.empty();
        }
        String dashes = DASHES.matcher(operand).replaceFirst("--");
        if (!dashes.equals(operand)) {
            return Optional.of(
                    "'" + operand + "' begins with a dash that is not of the keyboard, as texts have them: " + dashes);
        }
        if (ADDRESS.matcher(operand).lookingAt()) {
            return Optional.of("'" + operand
                    + "' is an address, and logs are files of this machine: pipe it in, and name - as the file");
        }
        Matcher half = HALF_NAMED.matcher(operand);
        if (half.matches()) {
            return Optional.of(
                    "'" + operand + "' has a name or a file, and not both: it is SOURCE=FILE, without blanks");
        }
        return isWord(operand) ? Optional.of(asLog(operand)) : Optional.empty();
    }

    private static boolean isWord(String operand) {
        boolean path = operand.chars().anyMatch(sign -> PATH_SIGNS.indexOf(sign) >= 0);
        return !operand.equals("-") && !path;
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
