package io.apilog.config;

import io.apilog.data.DataResource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which data is watched, and where it is written who asked for it.
 *
 * @param auditDir the directory of the trail; empty for none
 * @param auditKeys the directory of its keys, with the place that names it
 * @param fileBytes a file that has so many is followed by another one
 * @param maxFiles how many are kept
 * @param retention how long one is kept after its last line
 * @param epoch how long a key of pseudonyms is used
 */
public record DataConfig(
        List<DataResource> resources,
        String auditDir,
        Located<String> auditKeys,
        int fileBytes,
        int maxFiles,
        Optional<Duration> retention,
        Duration epoch) {
    /** Copies the list. */
    public DataConfig {
        resources = List.copyOf(resources);
    }

    static DataConfig of(Values values) {
        return new DataConfig(
                values.get(DataKeys.RESOURCES).stream()
                        .map(DataConfig::resource)
                        .toList(),
                values.get(DataKeys.AUDIT_DIR),
                values.located(DataKeys.AUDIT_KEYS),
                values.get(DataKeys.AUDIT_FILE_SIZE),
                values.get(DataKeys.AUDIT_MAX_FILES),
                values.get(DataKeys.AUDIT_RETENTION),
                values.get(DataKeys.AUDIT_EPOCH));
    }

    private static DataResource resource(Values values) {
        return new DataResource(
                values.get(DataKeys.NAME),
                ConfigLoader.plain(values.get(DataKeys.MATCH)),
                values.get(DataKeys.SENSITIVITY));
    }
}
