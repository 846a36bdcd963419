package io.apilog.openapi;

import io.apilog.settings.Node;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the paths of a document. Of a server only the path of its URL counts: under which hosts a log has the API is not
 * the document's to know.
 */
final class Servers {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern AUTHORITY = Pattern.compile("^(?:[A-Za-z{][^/]*:)?//[^/?#]*");
    private static final int MOST_URLS = 1_000;

    private final Problems problems;

    Servers(Problems problems) {
        this.problems = problems;
    }

    /** The base paths that a list of servers names, each once, empty for none. */
    Set<String> basePaths(Node servers) {
        Set<String> paths = new LinkedHashSet<>();
        if (!(servers instanceof Node.Sequence list)) {
            problems.add(servers.place(), "servers: expected a list, found " + servers.described());
            return paths;
        }
        for (Node server : list.items()) {
            Node url = value(server, "url");
            if (url instanceof Node.Scalar scalar && !scalar.absent()) {
                addBasePaths(scalar, value(server, "variables"), paths);
            } else {
                problems.add(server.place(), "servers: expected a map with a url");
            }
        }
        if (paths.isEmpty() && list.items().isEmpty()) {
            paths.add("");
        }
        return paths;
    }

    /** {@code basePath} of Swagger 2. */
    String basePath(Node path) {
        if (path instanceof Node.Scalar scalar) {
            return normal(scalar.text(), scalar, "basePath");
        }
        problems.add(path.place(), "basePath: expected a path, found " + path.described());
        return "";
    }

    private void addBasePaths(Node.Scalar url, @Nullable Node variables, Set<String> paths) {
        List<String> urls = List.of(url.text());
        Matcher variable = VARIABLE.matcher(url.text());
        Set<String> done = new LinkedHashSet<>();
        while (variable.find()) {
            List<String> values = done.add(variable.group()) ? values(value(variables, variable.group(1))) : List.of();
            if (!values.isEmpty()) {
                urls = replaced(urls, variable.group(), values);
            }
            if (urls.size() > MOST_URLS) {
                problems.add(url.place(), "servers: the variables make more than " + MOST_URLS + " URLs");
                return;
            }
        }
        for (String one : urls) {
            paths.add(normal(AUTHORITY.matcher(one).replaceFirst(""), url, "servers"));
        }
    }

    private static List<String> replaced(List<String> urls, String variable, List<String> values) {
        Set<String> all = new LinkedHashSet<>();
        for (String url : urls) {
            for (String value : values) {
                all.add(url.replace(variable, value));
            }
        }
        return List.copyOf(all);
    }

    /** What a variable may be: its default, and all that an {@code enum} lists. */
    private static List<String> values(@Nullable Node variable) {
        Set<String> values = new LinkedHashSet<>();
        if (value(variable, "default") instanceof Node.Scalar scalar) {
            values.add(scalar.text());
        }
        if (value(variable, "enum") instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Node.Scalar scalar) {
                    values.add(scalar.text());
                }
            }
        }
        return new ArrayList<>(values);
    }

    private String normal(String path, Node.Scalar written, String key) {
        if (VARIABLE.matcher(path).find()) {
            problems.add(
                    written.place(),
                    key + ": a variable in the path of " + Quoted.of(written.text()) + " has no default");
        }
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            problems.add(
                    written.place(), key + ": expected a path without a query, found " + Quoted.of(written.text()));
        }
        StringBuilder normal = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                normal.append('/').append(segment);
            }
        }
        return normal.toString();
    }

    static @Nullable Node value(@Nullable Node node, String key) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.key().equals(key)) {
                    return entry.value();
                }
            }
        }
        return null;
    }
}
