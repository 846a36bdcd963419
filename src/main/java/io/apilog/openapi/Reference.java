package io.apilog.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A value in a file of the document's folder.
 *
 * @param file relative to the folder, normal; empty for the document itself
 * @param pointer the keys that lead to it; none for the file as a whole
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a> for the pointer
 */
record Reference(String file, List<String> pointer) {
    /** Reads a {@code $ref} that stands in a file; throws IllegalArgumentException with a message that says why it leads nowhere. */
    static Reference of(String from, String text) {
        int hash = text.indexOf('#');
        String path = decoded(hash < 0 ? text : text.substring(0, hash));
        String fragment = hash < 0 ? "" : decoded(text.substring(hash + 1));
        if (!fragment.isEmpty() && !fragment.startsWith("/")) {
            throw new IllegalArgumentException("the part after # begins with /");
        }
        if (path.isEmpty() && fragment.isEmpty()) {
            throw new IllegalArgumentException("it names neither a file nor a part of this one");
        }
        List<String> pointer = new ArrayList<>();
        for (String key :
                fragment.isEmpty() ? new String[0] : fragment.substring(1).split("/", -1)) {
            pointer.add(key.replace("~1", "/").replace("~0", "~"));
        }
        return new Reference(path.isEmpty() ? from : beside(from, path), List.copyOf(pointer));
    }

    /** A path relative to the file that names it, as one that is relative to the folder. */
    private static String beside(String from, String path) {
        if (path.startsWith("/") || path.contains(":") || path.contains("\\") || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "only files in the document's folder are read, named relative to it; nothing is fetched");
        }
        List<String> names = new ArrayList<>(List.of(from.split("/", -1)));
        names.remove(names.size() - 1);
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    throw new IllegalArgumentException("it leads out of the document's folder, where nothing is read");
                }
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its percent signs begin no valid sequence", e);
        }
    }
}
