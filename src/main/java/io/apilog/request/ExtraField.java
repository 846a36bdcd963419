package io.apilog.request;

/**
 * Where the value of an extra label comes from.
 *
 * @param name of a field of the log, a JSON path perhaps, or of a capture
 */
public record ExtraField(Kind kind, String name) {
    /** What a name is a name of. */
    public enum Kind {
        /** The host that the client asked for, whatever the log calls it. */
        HOST,
        /** The protocol of the request. */
        PROTOCOL,
        /** A field that the log names: a JSON path, a label of LTSV, a variable, a column, a group. */
        LOGGED,
        /** A part of the file's path. */
        CAPTURED
    }

    /** The field of that name. */
    public static ExtraField of(String name) {
        return switch (name) {
            case "host" -> new ExtraField(Kind.HOST, name);
            case "protocol" -> new ExtraField(Kind.PROTOCOL, name);
            default -> new ExtraField(Kind.LOGGED, name.startsWith("$") ? name.substring(1) : name);
        };
    }

    /** A part of the file's path. */
    public static ExtraField captured(String name) {
        return new ExtraField(Kind.CAPTURED, name);
    }
}
