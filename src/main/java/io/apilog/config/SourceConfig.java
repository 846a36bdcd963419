package io.apilog.config;

import io.apilog.pipeline.PathTemplate;
import io.apilog.settings.Located;
import io.apilog.source.SourceSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source and how its lines are read.
 *
 * @param source name and paths
 * @param format {@code auto}, an id, or a format string; checked by {@code format}, which needs the place for its complaint
 * @param labels fixed labels; none of them is one of the exporter's own
 * @param fields which JSON path holds a field, the field being one of {@link #FIELDS}
 * @param captures templates of paths, the first of which that fits holds
 * @param durationUnit {@code ns}, {@code us}, {@code ms} or {@code s}; null where the format tells
 */
public record SourceConfig(
        SourceSettings source,
        Located<String> format,
        Map<String, String> labels,
        Map<String, Located<String>> fields,
        List<PathTemplate> captures,
        @Nullable String durationUnit) {
    /** THE list of the record's fields that a path can be given for. */
    public static final List<String> FIELDS = List.of(
            "status",
            "method",
            "target",
            "path",
            "duration",
            "upstream_duration",
            "response_bytes",
            "request_bytes",
            "client",
            "user",
            "user_agent",
            "referer",
            "host",
            "time",
            "route",
            "protocol");
}
