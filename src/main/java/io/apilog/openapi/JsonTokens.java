package io.apilog.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.apilog.settings.Place;
import io.apilog.settings.file.TextFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON. The YAML parser would not do though JSON is called a part of YAML: it takes neither tabs nor {@code \/}, which many programs
 * write.
 */
final class JsonTokens implements DocumentTokens {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final String file;
    private final JsonParser parser;
    private String text = "";
    private boolean isNull;

    JsonTokens(String file, String content) throws SyntaxException {
        this.file = file;
        try {
            parser = FACTORY.createParser(content);
        } catch (IOException e) {
            throw new SyntaxException(Place.of(file), TextFile.oneLine(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Kind next() throws SyntaxException {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return Kind.END;
            }
            return switch (token) {
                case START_OBJECT -> Kind.MAP;
                case END_OBJECT -> Kind.END_OF_MAP;
                case START_ARRAY -> Kind.LIST;
                case END_ARRAY -> Kind.END_OF_LIST;
                default -> scalar(token);
            };
        } catch (JsonProcessingException e) {
            throw new SyntaxException(placeOf(e.getLocation()), explained(e));
        } catch (IOException e) {
            throw new SyntaxException(place(), TextFile.oneLine(String.valueOf(e.getMessage())));
        }
    }

    /** Without the parser's own way to say where what is open began. */
    private static String explained(JsonProcessingException e) {
        return TextFile.oneLine(e.getOriginalMessage()).replaceFirst(" *\\([^()]*\\[Source:.*", "");
    }

    private Kind scalar(JsonToken token) throws IOException {
        text = parser.getText();
        isNull = token == JsonToken.VALUE_NULL;
        return Kind.SCALAR;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean isNull() {
        return isNull;
    }

    @Override
    public boolean isPlain() {
        return false;
    }

    @Override
    public @Nullable String anchor() {
        return null;
    }

    @Override
    public Place place() {
        return placeOf(parser.currentTokenLocation());
    }

    private Place placeOf(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? Place.of(file)
                : new Place(file, location.getLineNr(), location.getColumnNr());
    }
}
