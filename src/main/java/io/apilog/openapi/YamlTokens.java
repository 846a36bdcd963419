package io.apilog.openapi;

import io.apilog.settings.Place;
import io.apilog.settings.file.TextFile;
import io.apilog.settings.file.YamlText;
import java.io.StringReader;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/** YAML, as the parser's events: no tree of the whole file is ever made. */
final class YamlTokens implements DocumentTokens {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final String file;
    private final Iterator<Event> events;
    private @Nullable Event event;
    private boolean begun;
    private int depth;

    YamlTokens(String file, String content) {
        this.file = file;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // The file's length is limited already.
        events = new Yaml(options).parse(new StringReader(content)).iterator();
    }

    @Override
    public Kind next() throws SyntaxException {
        try {
            while (events.hasNext()) {
                event = events.next();
                Kind kind = kind(event);
                if (kind != null) {
                    return kind;
                }
            }
            return Kind.END;
        } catch (MarkedYAMLException e) {
            throw new SyntaxException(placeOf(e.getProblemMark()), YamlText.explained(e));
        } catch (YAMLException | IllegalArgumentException e) {
            throw new SyntaxException(place(), TextFile.oneLine(String.valueOf(e.getMessage())));
        }
    }

    private @Nullable Kind kind(Event found) throws SyntaxException {
        if (found instanceof DocumentStartEvent) {
            if (begun) {
                throw new SyntaxException(place(), "expected one document, found a second one");
            }
            begun = true;
        }
        if (found instanceof CollectionStartEvent && ++depth > DEEPEST) {
            throw new SyntaxException(place(), "maps and lists are nested deeper than " + DEEPEST);
        }
        if (found instanceof CollectionEndEvent) {
            depth--;
        }
        return switch (found.getEventId()) {
            case MappingStart -> Kind.MAP;
            case MappingEnd -> Kind.END_OF_MAP;
            case SequenceStart -> Kind.LIST;
            case SequenceEnd -> Kind.END_OF_LIST;
            case Scalar -> Kind.SCALAR;
            case Alias -> Kind.ALIAS;
            default -> null;
        };
    }

    @Override
    public String text() {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        return event instanceof AliasEvent alias ? alias.getAnchor() : "";
    }

    @Override
    public boolean isNull() {
        return isPlain() && NULLS.contains(text());
    }

    @Override
    public boolean isPlain() {
        return event instanceof ScalarEvent scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    @Override
    public @Nullable String anchor() {
        boolean hasValue = event instanceof ScalarEvent
                || event instanceof MappingStartEvent
                || event instanceof SequenceStartEvent;
        return hasValue && event instanceof NodeEvent node ? node.getAnchor() : null;
    }

    @Override
    public Place place() {
        return placeOf(event == null ? null : event.getStartMark());
    }

    private Place placeOf(@Nullable Mark mark) {
        return mark == null ? Place.of(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
