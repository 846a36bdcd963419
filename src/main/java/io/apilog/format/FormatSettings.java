package io.apilog.format;

import io.apilog.format.field.FieldKind;
import io.apilog.request.AccessRecord;
import io.apilog.request.ExtraField;
import io.apilog.request.RequestText;
import io.apilog.request.Unit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is configured of a source's format.
 *
 * @param spec which format
 * @param fields for JSON: a record's key (see {@link #fieldKeys()}) to the dotted path of the field that has it
 * @param durationUnit the unit of the duration, which wins over everything inferred; null: as the format says
 * @param extras fields that are kept as {@link AccessRecord#extras}, in this order
 * @param texts what is asked for of each record; the other texts may stay empty
 */
public record FormatSettings(
        FormatSpec spec,
        Map<String, String> fields,
        @Nullable Unit durationUnit,
        List<ExtraField> extras,
        Set<RequestText> texts) {
    /** Found by reading the first lines. */
    public static final FormatSettings AUTO = new FormatSettings(FormatSpec.AUTO, Map.of(), null);

    /** Without extras, and with every text. */
    public FormatSettings(FormatSpec spec, Map<String, String> fields, @Nullable Unit durationUnit) {
        this(spec, fields, durationUnit, List.of());
    }

    /** With every text. */
    public FormatSettings(
            FormatSpec spec, Map<String, String> fields, @Nullable Unit durationUnit, List<ExtraField> extras) {
        this(spec, fields, durationUnit, extras, RequestText.ALL);
    }

    /** The same for someone who asks for these texts only, and for those that the extras are made of. */
    public FormatSettings with(Set<RequestText> asked) {
        EnumSet<RequestText> all = EnumSet.noneOf(RequestText.class);
        all.addAll(asked);
        for (ExtraField extra : extras) {
            switch (extra.kind()) {
                case HOST -> all.add(RequestText.HOST);
                case PROTOCOL -> all.add(RequestText.PROTOCOL);
                // Kept beside the texts of the record, and of the file's path.
                case LOGGED, CAPTURED -> {}
            }
        }
        return new FormatSettings(spec, fields, durationUnit, extras, Set.copyOf(all));
    }

    /** The keys that {@link #fields()} may have. */
    public static List<String> fieldKeys() {
        return FieldKind.keys();
    }
}
