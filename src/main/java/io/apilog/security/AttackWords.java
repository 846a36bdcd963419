package io.apilog.security;

import io.apilog.bytes.WordAutomaton;
import io.apilog.bytes.WordPlace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The words that attacks are made of; THE list is the resource {@code attack-words.txt}. What is found is a set of kinds as bits, each a pattern
 * with a grade. Immutable.
 *
 * @param targets found in targets
 * @param headers in agents and referers, in which prose, addresses and scripts are ordinary
 * @param agents the names by which programs that look for weaknesses call themselves
 */
record AttackWords(WordAutomaton targets, WordAutomaton headers, WordAutomaton agents) {
    private static final String LIST = "attack-words.txt";

    private static final int GRADES = Grade.values().length;

    /** A path that goes up, and one that no visitor is shown: together they are certain. */
    private static final int UP = AttackPattern.COUNT * GRADES;

    private static final int SYSTEM_FILE = UP + 1;
    private static final int SCANNING_AGENT = SYSTEM_FILE + 1;
    private static final int TLS = SCANNING_AGENT + 1;
    /** A folder that files of clients are put into, and a script that is given a command: together somebody has put a script there. */
    private static final int UPLOAD = TLS + 1;

    private static final int SHELL = UPLOAD + 1;
    /** A field of a header, and the end of a line: together one that the server is to send. */
    private static final int HEADER_FIELD = SHELL + 1;

    private static final int LINE_END = HEADER_FIELD + 1;
    /** A command that a line begins with, where a line ends in the target. */
    private static final int LINE_COMMAND = LINE_END + 1;

    private static final long HINTS = all(Grade.HINT);
    private static final long LIKELY = all(Grade.LIKELY);
    private static final long CERTAIN = all(Grade.CERTAIN);

    /** The list, read and made once, where somebody asks for it. */
    static AttackWords listed() {
        return Listed.WORDS;
    }

    private static final class Listed {
        static final AttackWords WORDS = read();
    }

    private static AttackWords read() {
        WordAutomaton.Builder targets = WordAutomaton.builder();
        WordAutomaton.Builder headers = WordAutomaton.builder();
        WordAutomaton.Builder agents = WordAutomaton.builder();
        WordAutomaton.Builder into = targets;
        int kind = UP;
        WordPlace place = WordPlace.ANYWHERE;
        for (String line : lines()) {
            if (line.startsWith("[")) {
                String[] head = line.substring(1, line.length() - 1).split(" ");
                into = switch (head[0]) {
                    case "target" -> targets;
                    case "header" -> headers;
                    default -> agents;
                };
                kind = kind(head);
                place = WordPlace.valueOf(head[head.length - 1].toUpperCase(Locale.ROOT));
            } else if (line.startsWith("\"")) {
                into.add(kind, place, line.substring(1, line.length() - 1));
            }
        }
        return new AttackWords(targets.build(), headers.build(), agents.build());
    }

    static List<String> lines() {
        try (InputStream list = Objects.requireNonNull(AttackWords.class.getResourceAsStream(LIST), LIST);
                BufferedReader reader = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int kind(String[] head) {
        return switch (head[1]) {
            case "up" -> UP;
            case "system_file" -> SYSTEM_FILE;
            case "scanning_agent" -> SCANNING_AGENT;
            case "upload" -> UPLOAD;
            case "shell" -> SHELL;
            case "header_field" -> HEADER_FIELD;
            case "line_command" -> LINE_COMMAND;
            default ->
                kind(
                        AttackPattern.valueOf(head[1].toUpperCase(Locale.ROOT)),
                        Grade.valueOf(head[2].toUpperCase(Locale.ROOT)));
        };
    }

    /** What stands for the end of a line within a target. */
    static long lineEnd() {
        return 1L << LINE_END;
    }

    /** What stands for a condition of SQL that is always true or never. */
    static long condition() {
        return 1L << kind(AttackPattern.SQL_INJECTION, Grade.LIKELY);
    }

    /** The same kinds, with what some of them say together. */
    static long together(long found) {
        long all = found;
        if (((found >> UPLOAD & found >> SHELL | found >> LINE_COMMAND & found >> LINE_END) & 1) != 0) {
            all |= 1L << kind(AttackPattern.COMMAND_INJECTION, Grade.LIKELY);
        }
        if ((found >> HEADER_FIELD & found >> LINE_END & 1) != 0) {
            all |= 1L << kind(AttackPattern.XSS, Grade.LIKELY);
        }
        return all;
    }

    /** The patterns that are counted, as bits of {@link AttackPattern#bit}. */
    static int patterns(long found) {
        int patterns = isCertainTraversal(found) ? AttackPattern.PATH_TRAVERSAL.bit() : 0;
        patterns |= isScanner(found) ? AttackPattern.SCANNER.bit() : 0;
        patterns |= (found >> TLS & 1) != 0 ? AttackPattern.TLS_ON_HTTP.bit() : 0;
        for (long rest = found & (LIKELY | CERTAIN); rest != 0; rest &= rest - 1) {
            patterns |= 1 << Long.numberOfTrailingZeros(rest) / GRADES;
        }
        return patterns;
    }

    /** The ordinal of the surest {@link Grade} of these kinds, or {@link Grade#NOTHING}. */
    static int surest(long found) {
        if ((found & CERTAIN) != 0 || isCertainTraversal(found)) {
            return Grade.CERTAIN.ordinal();
        }
        if ((found & LIKELY) != 0) {
            return Grade.LIKELY.ordinal();
        }
        return (found & HINTS) != 0 ? Grade.HINT.ordinal() : Grade.NOTHING;
    }

    /** What stands for a client that speaks TLS to a port that does not: mostly one that looks for what is there. */
    static long tlsOnHttp() {
        return 1L << TLS;
    }

    /** Whether the agent calls itself a program that looks for weaknesses. */
    static boolean isScanner(long found) {
        return (found >> SCANNING_AGENT & 1) != 0;
    }

    /** Whether a path goes up and one that no visitor is shown is asked for. */
    static boolean isCertainTraversal(long found) {
        return (found >> UP & found >> SYSTEM_FILE & 1) != 0;
    }

    /** The same kinds, for a path that goes up in one value and another path in another. */
    static long withoutTraversal(long found) {
        return found & ~(1L << UP);
    }

    private static long all(Grade grade) {
        long kinds = 0;
        for (AttackPattern pattern : AttackPattern.values()) {
            kinds |= 1L << kind(pattern, grade);
        }
        return kinds;
    }

    private static int kind(AttackPattern pattern, Grade grade) {
        return pattern.ordinal() * GRADES + grade.ordinal();
    }
}
