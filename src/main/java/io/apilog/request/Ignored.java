package io.apilog.request;

/** THE list of kinds of line that stand in an access log but are not entries of it; they are counted as {@code ignored}. */
public enum Ignored implements ParseResult {
    BLANK("blank", "nothing but white space"),
    DIRECTIVE("directive", "a line of the format itself, such as #Fields:"),
    ERROR_LOG("error_log", "a line of the server's error log"),
    PIECE("piece", "a piece of a line that goes on in the next; the line is counted with its last piece"),
    NO_REQUEST(
            "no_request",
            "an entry of something else than a request: a deletion by a rule, a connection, a transfer of FTP"),
    ABOUT_REQUEST(
            "about_request",
            "something said of a request: of one to another service, of a limit, of a failure; not its entry"),
    MESSAGE("message", "a message of the server or of its launcher, not an entry");

    private final String label;
    private final String meaning;

    Ignored(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The reason as {@code explain --json} names it. */
    public String label() {
        return label;
    }

    /** What it means, as part of a sentence. */
    public String meaning() {
        return meaning;
    }
}
