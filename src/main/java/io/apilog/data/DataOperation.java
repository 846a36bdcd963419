package io.apilog.data;

import io.apilog.request.HttpMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is done with data, as the method says. */
enum DataOperation {
    READ,
    CREATE,
    UPDATE,
    DELETE;

    /** The values of the label {@code operation}, by place. */
    static List<String> labels() {
        return Arrays.stream(values()).map(DataOperation::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a method; null for those that touch no data. */
    static @Nullable DataOperation of(HttpMethod method) {
        return switch (method) {
            case GET, HEAD -> READ;
            case POST -> CREATE;
            case PUT, PATCH -> UPDATE;
            case DELETE -> DELETE;
            default -> null;
        };
    }
}
