package io.apilog.metrics;

/**
 * Under which names the API families and their labels are shown.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#http-server">OpenTelemetry: metrics of HTTP servers</a>
 */
public enum Naming {
    /** Our own. */
    APILOG,
    /** OpenTelemetry's, as its exporters for Prometheus write them; what has none there keeps its own. */
    OTEL;

    /** The name of a family. */
    public String of(Metric metric) {
        return this == OTEL && metric == Metric.REQUEST_DURATION
                ? "http_server_request_duration_seconds"
                : metric.fullName();
    }

    /** The name of a label. */
    public String of(Label label) {
        if (this == APILOG) {
            return label.text();
        }
        return switch (label) {
            case ENDPOINT -> "http_route";
            case METHOD -> "http_request_method";
            case STATUS -> "http_response_status_code";
            default -> label.text();
        };
    }

    /** Whether a family that has the status has the label {@code error_type} as well. */
    public boolean hasErrorType() {
        return this == OTEL;
    }

    /** For servers a 5xx is an error and is its own type; anything else is none, which is an empty label. */
    public static String errorType(int packedStatus) {
        return StatusLabel.classOf(packedStatus) == 5 ? StatusLabel.text(packedStatus) : "";
    }

    /** The value of the label for the status; OpenTelemetry leaves the label out where none was sent. */
    public String status(int packed) {
        return this == OTEL && packed == StatusLabel.NO_STATUS ? "" : StatusLabel.text(packed);
    }
}
