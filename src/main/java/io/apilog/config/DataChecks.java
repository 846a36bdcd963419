package io.apilog.config;

import io.apilog.data.DataSection;
import io.apilog.settings.Located;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import io.apilog.settings.Values;
import io.apilog.state.StateSection;
import java.util.HashSet;
import java.util.Set;

/** What keys about data cannot check alone. */
final class DataChecks {
    private final Values values;
    private final Problems problems;

    DataChecks(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    void run() {
        Set<String> names = new HashSet<>();
        for (Values resource : values.get(DataSection.RESOURCES)) {
            Located<String> name = resource.located(DataSection.NAME);
            Problems.Report report = problems.about(DataSection.NAME.path());
            if (!resource.isBad(DataSection.NAME) && name.value().isEmpty()) {
                report.at(resource.place(), "expected a name, found nothing");
            } else if (!name.value().isEmpty() && !names.add(name.value())) {
                report.at(name.place(), "another resource is named " + Quoted.of(name.value()) + " too");
            }
            if (!resource.wasGiven(DataSection.MATCH)) {
                problems.about(DataSection.MATCH.path())
                        .at(resource.place(), "expected one or more paths, found nothing");
            }
        }
        audit();
    }

    private void audit() {
        Located<String> directory = values.located(DataSection.AUDIT_DIR);
        if (directory.value().isEmpty()) {
            return;
        }
        Problems.Report report = problems.about(DataSection.AUDIT_DIR.path());
        if (values.get(DataSection.AUDIT_KEYS).isEmpty()) {
            report.at(directory.place(), "needs 'audit.keys', a directory of keys that 'audit keygen' made");
        }
        if (values.get(StateSection.STATE_DIR).isEmpty()) {
            report.at(directory.place(), "needs 'state.dir': a trail goes on where the counts do");
        }
        if (values.get(DataSection.RESOURCES).isEmpty()) {
            report.at(directory.place(), "needs 'data.resources': a trail of nothing says nothing");
        }
    }
}
