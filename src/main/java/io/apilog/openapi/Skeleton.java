package io.apilog.openapi;

import io.apilog.endpoint.suggest.SuggestedRoute;
import io.apilog.request.HttpMethod;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Routes found in logs as an OpenAPI document to begin with: paths, methods and the statuses that were sent. Read back as {@code
 * endpoints.openapi}, it names the same requests in the same way.
 */
public final class Skeleton {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");
    private static final String REST = "/**";
    private static final int LEAST_STATUS = 100;
    private static final int MOST_STATUS = 599;

    private Skeleton() {}

    /** Writes the document as YAML. What OpenAPI has no word for is left out: methods such as {@code PROPFIND}, and paths of nothing else. */
    public static void print(List<SuggestedRoute> routes, PrintStream out) {
        out.println("openapi: 3.0.3");
        out.println("info:");
        out.println("  title: Found in logs");
        out.println("  version: \"1\"");
        if (routes.stream().noneMatch(Skeleton::isWritten)) {
            out.println("paths: {}");
            return;
        }
        out.println("paths:");
        routes.stream().filter(Skeleton::isWritten).forEach(route -> print(route, out));
    }

    private static boolean isWritten(SuggestedRoute route) {
        return route.operations().stream().anyMatch(operation -> isWritten(operation.method()));
    }

    private static boolean isWritten(HttpMethod method) {
        return DocumentPart.Known.METHODS.contains(name(method));
    }

    private static String name(HttpMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    private static void print(SuggestedRoute route, PrintStream out) {
        List<String> parameters = new ArrayList<>();
        out.println("  \"" + path(route.route(), parameters) + "\":");
        if (!parameters.isEmpty()) {
            out.println("    parameters:");
            parameters.forEach(parameter -> out.println(
                    "      - {name: \"" + parameter + "\", in: path, required: true, schema: {type: string}}"));
        }
        for (SuggestedRoute.Operation operation : route.operations()) {
            if (isWritten(operation.method())) {
                print(operation, out);
            }
        }
    }

    private static void print(SuggestedRoute.Operation operation, PrintStream out) {
        out.printf(Locale.ROOT, "    %s: # %,d%n", name(operation.method()), operation.requests());
        out.println("      responses:");
        List<Integer> statuses = operation.statuses().stream()
                .filter(status -> status >= LEAST_STATUS && status <= MOST_STATUS)
                .toList();
        statuses.forEach(status -> out.println("        \"" + status + "\": {description: \"\"}"));
        if (statuses.isEmpty()) {
            out.println("        default: {description: \"\"}");
        }
    }

    /** The path as OpenAPI has it: no two parameters of one name, and {@code {rest+}} for all that follows. */
    private static String path(String route, List<String> parameters) {
        Map<String, Integer> times = new HashMap<>();
        String open = route.endsWith(REST) ? route.substring(0, route.length() - REST.length()) + "/{rest+}" : route;
        Matcher parameter = PARAMETER.matcher(open.replace("\\", "\\\\").replace("\"", "\\\""));
        StringBuilder path = new StringBuilder();
        while (parameter.find()) {
            int time = times.merge(parameter.group(1), 1, Integer::sum);
            String name = parameter.group(1) + (time == 1 ? "" : String.valueOf(time));
            parameters.add(name);
            parameter.appendReplacement(path, Matcher.quoteReplacement("{" + name + "}"));
        }
        return parameter.appendTail(path).toString();
    }
}
