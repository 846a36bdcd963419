package io.apilog.metrics.series;

import io.apilog.metrics.Label;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Naming;
import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.label.LabelSet;
import io.apilog.request.Endpoint;
import io.apilog.request.Source;
import java.util.ArrayList;
import java.util.List;

/** The names and values of the labels of API series: source, endpoint, method and status, then what was added. */
public final class SeriesLabels {
    private final MetricsSettings settings;
    private final List<Source> sources;
    private final List<Endpoint> endpoints;
    private final List<List<String>> extras;

    /** Takes the endpoints by their index, and the values of extra labels by the number of their combination. */
    public SeriesLabels(
            MetricsSettings settings, List<Source> sources, List<Endpoint> endpoints, List<List<String>> extras) {
        this.extras = extras;
        this.settings = settings;
        this.sources = sources;
        this.endpoints = endpoints;
    }

    /** The names of the labels that all series of a family have, as they are shown. */
    public static List<String> names(Metric metric, StatusLabel status, MetricsSettings settings) {
        List<String> names = new ArrayList<>();
        for (Label label : metric.labels()) {
            if (label != Label.STATUS || status != StatusLabel.NONE) {
                names.add(settings.shown(label));
            }
        }
        if (status != StatusLabel.NONE && settings.naming().hasErrorType()) {
            names.add(settings.shown(Label.ERROR_TYPE));
        }
        settings.extraLabels().forEach(label -> names.add(label.name()));
        return names;
    }

    /** The names of a family's labels, with the fixed ones of a source. */
    public List<String> names(FamilyDefinition family, Source source) {
        List<String> names = new ArrayList<>(family.labels());
        names.addAll(source.labels().keySet());
        return names;
    }

    /** The values of a series' labels, with the fixed ones of its source. */
    public List<String> values(FamilyDefinition family, long key) {
        Source source = sources.get(LabelSet.source(key));
        List<String> values =
                new ArrayList<>(family.labels().size() + source.labels().size() + 1);
        values.add(source.name());
        values.add(endpoint(key));
        values.add(LabelSet.method(key).label());
        if (family.status() != StatusLabel.NONE) {
            int status = LabelSet.status(key);
            values.add(settings.naming().status(status));
            if (settings.naming().hasErrorType()) {
                values.add(Naming.errorType(status));
            }
        }
        values.addAll(extras.get(LabelSet.extra(key)));
        values.addAll(source.labels().values());
        return values;
    }

    public String endpoint(long key) {
        return endpoints.get(LabelSet.endpoint(key)).name();
    }
}
