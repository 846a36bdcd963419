package io.apilog.openapi;

import io.apilog.settings.Place;
import org.jspecify.annotations.Nullable;

/** A file in JSON or YAML as a stream. Ends with {@link Kind#END}. What it says of a token is valid until the next. */
interface DocumentTokens {
    /** Deeper is refused. Real documents are some 40 deep. */
    int DEEPEST = 500;

    /** What a token is; the key of a map is a token like its value. */
    enum Kind {
        MAP,
        END_OF_MAP,
        LIST,
        END_OF_LIST,
        SCALAR,
        /** Stands for the value with this anchor. */
        ALIAS,
        END
    }

    /** The next token; throws where the syntax is not right or a limit is exceeded. */
    Kind next() throws SyntaxException;

    /** The text of a scalar, or the anchor that an alias names. */
    String text();

    /** Whether a scalar is the absence of a value. */
    boolean isNull();

    /** Whether a scalar is written without quotes, so that it may mean more than its text. */
    boolean isPlain();

    /** The anchor of a value, null where it has none. */
    @Nullable
    String anchor();

    /** Where the token begins. */
    Place place();
}
