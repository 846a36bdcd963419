package io.apilog.data;

import java.util.List;

/**
 * Data that is worth to be watched.
 *
 * @param name the label {@code resource}
 * @param match which paths lead to it; the first parameter of the one that fits is the object
 * @param sensitivity one of {@link #SENSITIVITIES}; empty where it is not said
 */
public record DataResource(String name, List<ResourcePattern> match, String sensitivity) {
    /** How bad it is to lose it, the least first. */
    public static final List<String> SENSITIVITIES = List.of("public", "internal", "confidential", "restricted");

    /** Copies the list. */
    public DataResource {
        match = List.copyOf(match);
    }
}
