package io.apilog.http.page;

import java.util.Optional;

/** Reads the configuration again. Called on threads of the server, by one at a time. */
@FunctionalInterface
public interface Reload {
    /** Returns what is wrong, where the configuration stays as it was; empty where the new one holds now. */
    Optional<String> reload();
}
