package io.apilog.format;

import java.util.function.Supplier;

/** THE list of what a log line can be wrapped in by the machinery that carries it. Wrappers nest in any order. */
enum Wrapper {
    ANSI("terminal colours", AnsiColours::new),
    DOCKER_JSON("Docker's json-file", DockerJson::new),
    CRI("the container runtime's CRI lines", CriLines::new),
    SYSLOG("syslog", Syslog::new),
    COMPOSE("docker compose's prefix", ComposePrefix::new),
    EMBEDDED("a text of a JSON object", EmbeddedLine::new);

    private final String title;

    // Method references hold nothing that could change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<Unwrapper> unwrapper;

    Wrapper(String title, Supplier<Unwrapper> unwrapper) {
        this.title = title;
        this.unwrapper = unwrapper;
    }

    /** As part of a sentence. */
    String title() {
        return title;
    }

    /** Takes the wrapper off the lines of one file. */
    Unwrapper unwrapper() {
        return unwrapper.get();
    }
}
