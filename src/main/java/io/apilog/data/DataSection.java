package io.apilog.data;

import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Presence;
import io.apilog.settings.Values;
import io.apilog.settings.type.ListType;
import io.apilog.settings.type.ScalarSchemas;
import io.apilog.settings.type.ScalarType;
import io.apilog.settings.type.SectionsType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of what watches data, and of the trail of who asked for it. */
public final class DataSection {
    private static final String RESOURCE = "data.resources[].";
    private static final int MOST_RESOURCES = 100;
    private static final int MOST_PATTERNS = 100;
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MIB = 1 << 20;

    public static final Key<String> NAME =
            new Key<>(RESOURCE + "name", ScalarType.name(), "", "", "The label `resource`; required");

    public static final Key<List<Located<ResourcePattern>>> MATCH = new Key<>(
            RESOURCE + "match",
            ListType.oneOrMore(
                    new ScalarType<>(
                            "a path such as /patients/{id} or /patients/*",
                            ScalarSchemas.texts("^/[^ ]*$"),
                            text -> ResourcePattern.parse(text).orElse(null)),
                    MOST_PATTERNS),
            List.of(),
            "",
            "Endpoints and paths that lead to it: `{name}` is one segment, the first of which is the object, and `*` is any"
                    + " characters; required");

    public static final Key<String> SENSITIVITY = new Key<>(
            RESOURCE + "sensitivity",
            ScalarType.oneOf(DataResource.SENSITIVITIES),
            "",
            "",
            "How bad it is to lose it: `public`, `internal`, `confidential` or `restricted`");

    public static final Key<List<Values>> RESOURCES = new Key<>(
            "data.resources",
            new SectionsType(
                    RESOURCE, List.of(NAME, MATCH, SENSITIVITY), MOST_RESOURCES, Presence.of(List.of(NAME, MATCH))),
            List.of(),
            "[]",
            "Data that is worth to be watched; the first that fits counts");

    public static final Key<String> AUDIT_DIR = new Key<>(
            "audit.dir",
            ScalarType.directory(),
            "",
            "",
            "Where the audit trail of requests for `data.resources` is written; without it there is none. It needs"
                    + " `audit.keys` and `state.dir`");

    public static final Key<String> AUDIT_KEYS =
            new Key<>("audit.keys", ScalarType.directory(), "", "", "Where the keys are that `audit keygen` made");

    public static final Key<Integer> AUDIT_FILE_SIZE = new Key<>(
            "audit.file_size",
            ScalarType.size(64 << 10, 1 << 30),
            64 * MIB,
            "64MiB",
            "How long a file of the trail grows before another one is begun");

    public static final Key<Integer> AUDIT_MAX_FILES = new Key<>(
            "audit.max_files",
            ScalarType.wholeNumber(2, 100_000),
            160,
            "160",
            "How many such files are kept, as many bytes together; the oldest go, which the trail says");

    public static final Key<Optional<Duration>> AUDIT_RETENTION = new Key<>(
            "audit.retention",
            ScalarType.durationOrNever(DAY, Duration.ofDays(36_500)),
            Optional.empty(),
            "never",
            "How long a file is kept after its last line; `never` deletes none for its age");

    public static final Key<Duration> AUDIT_EPOCH = new Key<>(
            "audit.key_epoch",
            ScalarType.duration(DAY, Duration.ofDays(3_650)),
            Duration.ofDays(30),
            "720h",
            "How long a key of pseudonyms is used; whoever destroys it makes what was written under it anonymous");

    /** What it declares. */
    public static final ConfigSection<DataConfig> SECTION = new ConfigSection<>(
            List.of(RESOURCES, AUDIT_DIR, AUDIT_KEYS, AUDIT_FILE_SIZE, AUDIT_MAX_FILES, AUDIT_RETENTION, AUDIT_EPOCH),
            DataSection::config);

    private DataSection() {}

    private static DataConfig config(Values values) {
        return new DataConfig(
                values.get(RESOURCES).stream().map(DataSection::resource).toList(),
                values.get(AUDIT_DIR),
                values.located(AUDIT_KEYS),
                values.get(AUDIT_FILE_SIZE),
                values.get(AUDIT_MAX_FILES),
                values.get(AUDIT_RETENTION),
                values.get(AUDIT_EPOCH));
    }

    private static DataResource resource(Values values) {
        return new DataResource(values.get(NAME), Located.plain(values.get(MATCH)), values.get(SENSITIVITY));
    }
}
