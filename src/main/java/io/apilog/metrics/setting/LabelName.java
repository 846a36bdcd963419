package io.apilog.metrics.setting;

import io.apilog.metrics.Label;
import io.apilog.settings.NearestWord;
import io.apilog.settings.Quoted;
import io.apilog.settings.Schema;
import io.apilog.settings.type.ScalarSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for label names: Prometheus's, and those that keep the exporter's own labels unmistakable. */
public final class LabelName {
    /** The labels of the API families that can be shown under another name. */
    public static final List<Label> OWN_LABELS = List.of(Label.ENDPOINT, Label.METHOD, Label.STATUS, Label.SOURCE);

    /** Their names. */
    static final List<String> OWN = OWN_LABELS.stream().map(Label::text).toList();

    private static final Pattern VALID = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final String BUCKET_BOUND = "le";
    private static final int LONGEST = 128;

    private LabelName() {}

    /** What {@link #faultOfAdded} finds nothing wrong with. */
    public static Schema added() {
        List<String> taken = new ArrayList<>(OWN);
        taken.add(BUCKET_BOUND);
        return ScalarSchemas.labelName(taken, LONGEST);
    }

    /** What {@link #faultOfShown} finds nothing wrong with. */
    static Schema shown() {
        return ScalarSchemas.labelName(List.of(BUCKET_BOUND), LONGEST);
    }

    /** What is wrong with the name of a label that a source adds. */
    public static Optional<String> faultOfAdded(String name) {
        return OWN.contains(name) ? Optional.of(taken(name)) : faultOfShown(name);
    }

    /** What is wrong with the key of a renaming. */
    static Optional<String> faultOfRenamed(String name) {
        if (OWN.contains(name)) {
            return Optional.empty();
        }
        String expected = NearestWord.to(name, OWN)
                .map(word -> "did you mean '" + word + "'?")
                .orElse("expected one of " + String.join(", ", OWN));
        return Optional.of("unknown label " + Quoted.of(name) + ": " + expected);
    }

    /** What is wrong with a name to show one of the exporter's own labels under. */
    static Optional<String> faultOfShown(String name) {
        if (name.equals(BUCKET_BOUND)) {
            return Optional.of(taken(name));
        }
        if (name.length() > LONGEST || !VALID.matcher(name).matches()) {
            return Optional.of("expected a label name ([a-zA-Z_][a-zA-Z0-9_]*), found " + Quoted.of(name));
        }
        return name.startsWith("__")
                ? Optional.of("expected a label name, found " + Quoted.of(name)
                        + ": names that begin with __ are reserved by Prometheus")
                : Optional.empty();
    }

    private static String taken(String name) {
        return "the label '" + name + "' is one of the exporter's own";
    }
}
