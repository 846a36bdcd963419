package io.apilog.metrics.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.SavedCount;
import io.apilog.request.AccessRecord;
import io.apilog.request.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The values of the extra labels, of each label and of all together; each has its bound. */
public final class ExtraLabels {
    private final List<ExtraLabel> labels;
    private final LabelValues[] values;
    private final LabelCombinations combinations;
    private final CleanValue clean = new CleanValue();
    private final int[] scratch;
    private final long[] overflowed;

    public ExtraLabels(List<ExtraLabel> labels, int sources) {
        this.labels = labels;
        this.values =
                labels.stream().map(label -> new LabelValues(label.limit())).toArray(LabelValues[]::new);
        this.combinations = new LabelCombinations(labels.size(), LabelSet.MAX_EXTRAS);
        this.scratch = new int[labels.size()];
        this.overflowed = new long[sources * labels.size()];
    }

    /** The number of the combination of values that a record has. */
    public int number(Source source, AccessRecord record) {
        if (labels.isEmpty()) {
            return LabelCombinations.EMPTY;
        }
        for (int i = 0; i < scratch.length; i++) {
            clean.set(record.extras[i], labels.get(i).field().kind());
            scratch[i] = values[i].number(clean.bytes(), clean.from(), clean.to());
        }
        int number = combinations.number(scratch);
        for (int i = 0; i < scratch.length; i++) {
            if (combinations.value(number, i) == LabelValues.OTHER) {
                overflowed[source.index() * scratch.length + i]++;
            }
        }
        return number;
    }

    /** Adds a count of values over the limit, by the name of its label. */
    public void restore(Source source, SavedCount saved) {
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).name().equals(saved.value())) {
                overflowed[source.index() * labels.size() + i] += saved.count();
            }
        }
    }

    /** Where everything is counted that has no number of its own. */
    public int other() {
        return labels.isEmpty() ? LabelCombinations.EMPTY : LabelCombinations.OTHER;
    }

    /** The number of a combination of values by their texts, as {@link #texts} has them. */
    public int number(List<String> texts) {
        for (int i = 0; i < scratch.length; i++) {
            byte[] bytes = texts.get(i).getBytes(UTF_8);
            scratch[i] = values[i].number(bytes, 0, bytes.length);
        }
        return labels.isEmpty() ? LabelCombinations.EMPTY : combinations.number(scratch);
    }

    /** The values of each combination, by its number; an empty list where the number is not in use. */
    public List<List<String>> texts() {
        List<List<String>> texts = new ArrayList<>(combinations.end());
        for (int number = 0; number < combinations.end(); number++) {
            List<String> own = new ArrayList<>(labels.size());
            for (int label = 0; combinations.isTaken(number) && label < labels.size(); label++) {
                own.add(values[label].text(combinations.value(number, label)));
            }
            texts.add(own);
        }
        return texts;
    }

    /** Forgets the values that only combinations with other numbers than these have. */
    public void retain(BitSet used) {
        combinations.retain(used);
        for (int label = 0; label < values.length; label++) {
            BitSet left = new BitSet();
            for (int number = 0; number < combinations.end(); number++) {
                if (combinations.isTaken(number)) {
                    left.set(combinations.value(number, label));
                }
            }
            values[label].retain(left);
        }
    }

    /** For each source and label how many requests had a value over the label's limit. */
    public LabelOverflow overflowed(List<Source> sources) {
        return new LabelOverflow(
                sources, labels, Arrays.stream(overflowed).boxed().toList());
    }
}
