package io.apilog.settings.file;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;

/** Looks at a file's events before a tree is made of them: what no configuration needs is refused while it costs nothing. */
final class YamlLimits {
    static final int DEEPEST = 20;
    static final int MOST_ALIASES = 200;

    /** Some 20 MB as a tree, in a daemon whose whole heap may be 32. */
    static final int MOST_VALUES = 50_000;

    private int depth;
    private int aliases;
    private int values;

    /** The first limit that is exceeded; null where none is. */
    @Nullable
    Excess firstExcess(Iterable<Event> events) {
        for (Event event : events) {
            String what = excess(event);
            if (what != null) {
                return new Excess(event.getStartMark(), what);
            }
        }
        return null;
    }

    private @Nullable String excess(Event event) {
        if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
            return "maps and lists are nested deeper than " + DEEPEST;
        }
        if (event instanceof CollectionEndEvent) {
            depth--;
        }
        if (event instanceof AliasEvent && ++aliases > MOST_ALIASES) {
            return "there are more than " + MOST_ALIASES + " aliases";
        }
        return event instanceof NodeEvent && ++values > MOST_VALUES
                ? "there are more than " + MOST_VALUES + " values"
                : null;
    }

    /** A limit that is exceeded, and where. */
    record Excess(Mark place, String message) {}
}
