package io.apilog.app.page;

import io.apilog.app.stage.ConfiguredStages;
import io.apilog.cause.Cause;
import io.apilog.cause.CauseDimension;
import io.apilog.cause.CauseText;
import io.apilog.cause.CausesPart;
import io.apilog.cause.Explained;
import io.apilog.cause.Tally;
import io.apilog.overview.Finding;
import io.apilog.overview.Level;
import io.apilog.privacy.Pseudonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What explains bad answers now: for the page that shows it, and in short for the one that anybody may see. */
public final class Causes {
    private static final String SPAN = "in the last ten minutes of the log";

    private final ConfiguredStages counting;
    private final Pseudonyms pseudonyms;

    /** @param pseudonyms for networks, where not everybody may see them */
    public Causes(ConfiguredStages counting, Pseudonyms pseudonyms) {
        this.counting = counting;
        this.pseudonyms = pseudonyms;
    }

    /** All of it, for whoever may see networks. */
    public String draw(boolean json) {
        Optional<List<Explained>> explained = explained();
        if (json) {
            return CausesJson.of(explained.orElse(List.of()));
        }
        return explained
                .map(all -> CauseText.lines(all, SPAN))
                .orElse("Nothing is counted for this: why.enabled is false.\n");
    }

    /** What stands out of each source, a finding for each harm; networks by pseudonyms. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Explained one : explained().orElse(List.of())) {
            if (one.risen()) {
                Cause first = shown(one.causes().get(0));
                findings.add(new Finding(
                        Level.WARN,
                        one.source() + ", until " + CauseText.until(one) + ": " + CauseText.sum(one) + "; "
                                + CauseText.cause(one, first),
                        "/-/why has the others, and what they have in common"));
            }
        }
        return findings;
    }

    private Cause shown(Cause cause) {
        if (cause.dimension() != CauseDimension.NETWORK) {
            return cause;
        }
        synchronized (pseudonyms) {
            return cause.called(pseudonyms.of(cause.dimension().word(), cause.value()));
        }
    }

    private Optional<List<Explained>> explained() {
        Optional<CausesPart> part = counting.observing(CausesPart.class);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        List<Tally> tallies = counting.cut().take(() -> part.get().tallies());
        return Optional.of(
                tallies.stream().flatMap(tally -> Explained.of(tally).stream()).toList());
    }
}
