package io.apilog.format;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is configured of a source's format.
 *
 * @param spec which format
 * @param fields for JSON: a record's key (see {@link #fieldKeys()}) to the dotted path of the field that has it
 * @param durationUnit the unit of the duration, which wins over everything inferred; null: as the format says
 * @param extras fields that are kept as {@link AccessRecord#extras}, in this order
 */
public record FormatSettings(
        FormatSpec spec,
        Map<String, String> fields,
        @Nullable Unit durationUnit,
        List<ExtraField> extras) {
    /** Found by reading the first lines. */
    public static final FormatSettings AUTO = new FormatSettings(FormatSpec.AUTO, Map.of(), null);

    /** The same without extras. */
    public FormatSettings(FormatSpec spec, Map<String, String> fields, @Nullable Unit durationUnit) {
        this(spec, fields, durationUnit, List.of());
    }

    /** The keys that {@link #fields()} may have. */
    public static List<String> fieldKeys() {
        return Meaning.keys();
    }
}
