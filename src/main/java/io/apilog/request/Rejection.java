package io.apilog.request;

/** THE list of reasons for which a line is not counted as a request; each is a value of the label {@code reason}. */
public enum Rejection implements ParseResult {
    TOO_LONG("too_long", "longer than the limit for a line"),
    NO_MATCH("no_match", "does not have the shape of the format"),
    BAD_TIME("bad_time", "the time of the request cannot be read"),
    BAD_STATUS("bad_status", "the status is neither a number of three digits nor a sign for none"),
    BAD_NUMBER("bad_number", "a duration or a size is not a number"),
    BAD_JSON("bad_json", "not a JSON object, or one cut short"),
    NO_STATUS_FIELD("no_status_field", "an object without any field that could be a status"),
    NO_REQUEST_FIELD(
            "no_request_field",
            "an object with a status and a duration, but without any field that could be a request"),
    BAD_ENCODING("bad_encoding", "the file is not written in a superset of ASCII (UTF-16, for one)"),
    PARSER_FAILED("parser_failed", "a defect of the exporter: please report it with the offset named in its log");

    private final String label;
    private final String meaning;

    Rejection(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The value of the label {@code reason}. */
    public String label() {
        return label;
    }

    /** What it means, as part of a sentence. */
    public String meaning() {
        return meaning;
    }
}
