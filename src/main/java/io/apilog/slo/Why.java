package io.apilog.slo;

import io.apilog.metrics.Label;
import io.apilog.metrics.MetricsSettings;
import java.util.Collections;
import java.util.stream.Collectors;

/** The annotation that names the three heaviest contributors with their shares, as they are when the alert is sent. */
final class Why {
    /** Puts the labels of the service, as matchers, into {@code $of}. */
    static final String SERVICE = "{{- $of := `` }}{{- range $name, $value := $labels }}{{ if not (match"
            + " `^(__name__|sloth_.+)$` $name) }}{{ $of = printf `%s%s=%q, ` $of $name $value }}{{ end }}{{ end }}";

    private final Sli sli;
    private final String endpoint;
    private final String method;
    private final String status;

    Why(Sli sli, MetricsSettings metrics) {
        this.sli = sli;
        this.endpoint = metrics.shown(Label.ENDPOINT);
        this.method = metrics.shown(Label.METHOD);
        this.status = metrics.shown(Label.STATUS);
    }

    /** Operations, with their status where there is one, and instances where there are more than one. */
    String template() {
        boolean byStatus = sli.absentIsNone();
        String operation = "{{ .Labels." + method + " }} {{ .Labels." + endpoint + " }}"
                + (byStatus ? " {{ .Labels." + status + " }}" : "");
        String by = byStatus ? endpoint + ", " + method + ", " + status : endpoint + ", " + method;
        return SERVICE + shares(by, operation) + (byStatus ? instances() : "");
    }

    private String shares(String by, String text) {
        return "{{ range $i, $top := query (printf `sort_desc(topk(3, sum by (" + by + ") (" + sli.why()
                + ")) / scalar(sum(" + sli.why() + ")) > 0.01)`" + arguments(2) + ") }}{{ if $i }}, {{ end }}" + text
                + " {{ .Value | humanizePercentage }}{{ end }}";
    }

    private String instances() {
        return "{{ if query (printf `count(count by (instance) (" + Levels.REQUESTS_BY_INSTANCE
                + "{%s})) > 1` $of) }}; by instance: " + shares("instance", "{{ .Labels.instance }}") + "{{ end }}";
    }

    private String arguments(int times) {
        return Collections.nCopies(times * sli.whyPlaceholders(), " $of").stream()
                .collect(Collectors.joining());
    }
}
