package io.apilog.data;

import io.apilog.settings.Located;
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
}
