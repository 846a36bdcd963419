package io.apilog.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line as it was typed. Where the locale is {@code C}, as in cron, in many containers and after {@code env -i}, the JVM takes
 * whatever is not ASCII out of it before any program sees it; Linux has the bytes.
 */
public final class RawArguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private RawArguments() {}

    /** The arguments, those that the JVM could not read in UTF-8. */
    public static String[] of(String... arguments) {
        String encoding = System.getProperty("sun.jnu.encoding", "");
        if (encoding.equalsIgnoreCase("UTF-8") || arguments.length == 0) {
            return arguments;
        }
        try {
            return merged(arguments, Files.readAllBytes(COMMAND_LINE));
        } catch (IOException e) {
            return arguments;
        }
    }

    /** @param commandLine each word with a NUL behind it; the last ones are the arguments */
    static String[] merged(String[] arguments, byte[] commandLine) {
        List<ByteBuffer> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                words.add(ByteBuffer.wrap(commandLine, from, i - from));
                from = i + 1;
            }
        }
        String[] merged = arguments.clone();
        int first = words.size() - arguments.length;
        for (int i = 0; first > 0 && i < arguments.length; i++) {
            try {
                String word = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(words.get(first + i))
                        .toString();
                boolean ascii = word.chars().allMatch(c -> c < 0x80);
                if (ascii && !word.equals(arguments[i])) {
                    return arguments;
                }
                merged[i] = ascii ? arguments[i] : word;
            } catch (CharacterCodingException e) {
                // Not UTF-8 either: it stays as the JVM read it.
            }
        }
        return merged;
    }
}
