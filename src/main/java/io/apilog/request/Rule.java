package io.apilog.request;

/** What gave an endpoint its name: what {@code explain} shows as {@code rule}. */
public enum Rule {
    LOG("log", "the log names the route itself"),
    ROUTE("route", "a configured route fits"),
    OPENAPI("openapi", "a path of an OpenAPI document fits"),
    SHAPE("shape", "the path with what looks like an id, a date or the like taken out"),
    LEARNED("learned", "so many names stand in one place that they are values of one parameter, {param}"),
    STATIC("static", "a file among many with its ending, {file}"),
    PATH("path", "the path as it is, nothing in it looks like an id"),
    UNMATCHED("unmatched", "no request of this shape has been answered yet, and no route fits"),
    OVERFLOW("overflow", "the budget of endpoints is used up, or the name must be asked for again"),
    MALFORMED("malformed", "no request could be read");

    private final String label;
    private final String meaning;

    Rule(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The rule as {@code explain --json} names it. */
    public String label() {
        return label;
    }

    /** What it means, as part of a sentence. */
    public String meaning() {
        return meaning;
    }
}
