package io.apilog.config;

import io.apilog.customer.CustomerSection;
import io.apilog.customer.Funnel.Step;
import io.apilog.settings.Located;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import io.apilog.settings.Values;
import java.util.HashSet;
import java.util.Set;

/** What a funnel's keys cannot check alone. */
final class FunnelChecks {
    private final Values values;
    private final Problems problems;

    FunnelChecks(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    void run() {
        Set<String> names = new HashSet<>();
        for (Values funnel : values.get(CustomerSection.FUNNELS)) {
            Located<String> name = funnel.located(CustomerSection.FUNNEL_NAME);
            Problems.Report report = problems.about(CustomerSection.FUNNEL_NAME.path());
            if (!funnel.isBad(CustomerSection.FUNNEL_NAME) && name.value().isEmpty()) {
                report.at(funnel.place(), "expected a name, found nothing");
            } else if (!name.value().isEmpty() && !names.add(name.value())) {
                report.at(name.place(), "another funnel is named " + Quoted.of(name.value()) + " too");
            }
            steps(funnel);
        }
    }

    /** A step that stands twice would be one series for two places. */
    private void steps(Values funnel) {
        Problems.Report report = problems.about(CustomerSection.FUNNEL_STEPS.path());
        if (!funnel.wasGiven(CustomerSection.FUNNEL_STEPS)) {
            report.at(funnel.place(), "expected two steps or more, found nothing");
        }
        Set<String> texts = new HashSet<>();
        for (Located<Step> step : funnel.get(CustomerSection.FUNNEL_STEPS)) {
            if (!texts.add(step.value().text())) {
                report.at(step.place(), "the step " + Quoted.of(step.value().text()) + " stands twice in one funnel");
            }
        }
    }
}
