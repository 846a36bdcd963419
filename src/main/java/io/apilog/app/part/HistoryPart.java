package io.apilog.app.part;

import io.apilog.metrics.history.History;
import io.apilog.part.Carried;
import io.apilog.part.SourceNames;
import java.util.List;

/** The last hour, which is not saved: it is handed on as it is when another configuration takes over. */
public final class HistoryPart implements Carried<History> {
    private final History history;

    /** Carries this one. */
    public HistoryPart(History history) {
        this.history = history;
    }

    @Override
    public History copy() {
        return history;
    }

    @Override
    public List<String> restore(History before, SourceNames names) {
        history.takeOver(before);
        return List.of();
    }
}
