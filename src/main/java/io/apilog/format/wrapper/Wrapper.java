package io.apilog.format.wrapper;

import java.util.List;
import java.util.function.Supplier;

/** THE list of what a log line can be wrapped in by the machinery that carries it. Wrappers nest in any order. */
public enum Wrapper {
    EXPORT("the column of an export that holds the line", true, () -> new ExportText(ExportColumns.NONE)),
    ANSI("terminal colours", false, AnsiColours::new),
    DOCKER_JSON("Docker's json-file", false, DockerJson::new),
    CRI("the container runtime's CRI lines", false, CriLines::new),
    SYSLOG("syslog", true, Syslog::new),
    COMPOSE("docker compose's prefix", true, ComposePrefix::new),
    POD("the names of pods and containers", true, PodPrefix::new),
    EMBEDDED("a text of a JSON object", true, EmbeddedLine::new),
    PAIR("a text among pairs", true, PairText::new),
    TIME("a time before each line", true, LoggerPrefix::time),
    LOGGER("a logger's prefix", true, LoggerPrefix::whole),
    OBJECT("something before a JSON object", true, TrailingObject::new),
    PAIRED("two lines, one as the request begins and one as it is answered", false, PairedLines::new);

    private final String title;
    private final boolean shared;

    // Method references hold nothing that could change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<Unwrapper> unwrapper;

    Wrapper(String title, boolean shared, Supplier<Unwrapper> unwrapper) {
        this.title = title;
        this.shared = shared;
        this.unwrapper = unwrapper;
    }

    /** The wrapper as part of a sentence. */
    public String title() {
        return title;
    }

    /** Whether several programs write into one file that is wrapped so, each line with its program's name. */
    public boolean isShared() {
        return shared;
    }

    /**
     * Whether its pieces are such that a format may have them as well: it is taken off only where more is known of the lines without
     * it.
     */
    public boolean yields() {
        return this == TIME || this == LOGGER || this == OBJECT;
    }

    /** Takes the wrapper off the lines of one file. */
    public Unwrapper unwrapper() {
        return unwrapper.get();
    }

    /**
     * What takes the wrapper off lines such as these.
     *
     * @param named the columns of an export that a line before named
     */
    public Supplier<Unwrapper> unwrappers(List<byte[]> lines, ExportColumns named) {
        if (this != EXPORT) {
            return unwrapper;
        }
        ExportColumns columns = named.isNone() ? ExportColumns.shown(lines) : named;
        return () -> new ExportText(columns);
    }
}
