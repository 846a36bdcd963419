package io.apilog.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The terminal behind standard output or standard error.
 *
 * @param present whether a person reads there; a pipe and a file are none
 * @param width in columns, from {@value #LEAST} to {@value #MOST}; {@value #USUAL} where nothing tells it
 */
public record Terminal(boolean present, int width) {
    /** No terminal: a pipe, a file, a service. */
    public static final Terminal NONE = new Terminal(false, Terminal.USUAL);

    static final int LEAST = 60;
    static final int USUAL = 100;
    static final int MOST = 160;

    private static final Path TERMINAL = Path.of("/dev/tty");
    private static final int STTY_SECONDS = 2;

    /** Keeps the width within what a text can be set in. */
    public Terminal {
        width = Math.min(MOST, Math.max(LEAST, width));
    }

    /** The terminal behind standard output. */
    public static Terminal ofOutput(Map<String, String> environment) {
        return of(1, environment);
    }

    /** The terminal behind standard error. */
    public static Terminal ofErrors(Map<String, String> environment) {
        return of(2, environment);
    }

    private static Terminal of(int descriptor, Map<String, String> environment) {
        return isTerminal(descriptor) ? new Terminal(true, width(environment)) : NONE;
    }

    /**
     * Linux tells what stands behind each descriptor, which Java does not; elsewhere a program that inherits them is asked.
     */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return !Files.exists(Path.of("/proc/self")) && isTerminalForOthers(descriptor);
        }
    }

    private static boolean isTerminalForOthers(int descriptor) {
        try {
            return new ProcessBuilder("test", "-t", String.valueOf(descriptor))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int width(Map<String, String> environment) {
        int columns = number(environment.getOrDefault("COLUMNS", ""));
        return columns > 0 ? columns : asked();
    }

    /** What {@code stty size} says, which prints rows and columns. */
    private static int asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File(TERMINAL.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(STTY_SECONDS, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return USUAL;
            }
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ", -1);
            int columns = size.length == 2 ? number(size[1]) : 0;
            return columns > 0 ? columns : USUAL;
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    /** @return 0 where the text is no number of columns */
    static int number(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
    }
}
