package io.apilog.format.requestlog;

import io.apilog.format.message.AskingPrograms;
import io.apilog.line.Line;

/** Tells lines that read as entries of some request logger, of whatever shape; one instance for a thread. Allocates nothing. */
public final class EntryLook {
    private final RequestTokens tokens = new RequestTokens();

    /**
     * Whether a line by itself reads as an entry: a method, a path of the server's own, and a status that servers send. A request that
     * the program made of another is none, as far as the line says it.
     */
    public boolean isEntry(Line line) {
        byte[] bytes = line.bytes();
        return tokens.read(bytes, line.from(), line.to())
                && bytes[tokens.from(tokens.target())] == '/'
                && tokens.hasStatus()
                && !AskingPrograms.isNamed(bytes, line.from(), tokens.from(tokens.beforeRequest()));
    }

    /**
     * Whether a line tells of a request that the program made of another: of a whole address, or behind the name of what asks. An entry that
     * is damaged has the address of its client.
     */
    public boolean isAsked(Line line) {
        byte[] bytes = line.bytes();
        if (!tokens.read(bytes, line.from(), line.to())) {
            return false;
        }
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == ValueKind.ADDRESS) {
                return false;
            }
        }
        return bytes[tokens.from(tokens.target())] == 'h'
                || AskingPrograms.isNamed(bytes, line.from(), tokens.from(tokens.beforeRequest()));
    }
}
