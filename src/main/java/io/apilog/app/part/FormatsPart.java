package io.apilog.app.part;

import io.apilog.part.Carried;
import io.apilog.part.SourceNames;
import io.apilog.pipeline.Pipelines;
import java.util.List;

/** The formats that were found in files, which are not saved: they are handed on when another configuration takes over. */
public final class FormatsPart implements Carried<Pipelines> {
    private final Pipelines pipelines;

    /** Carries those of these. */
    public FormatsPart(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    @Override
    public Pipelines copy() {
        return pipelines;
    }

    @Override
    public List<String> restore(Pipelines before, SourceNames names) {
        pipelines.takeOver(before);
        return List.of();
    }
}
