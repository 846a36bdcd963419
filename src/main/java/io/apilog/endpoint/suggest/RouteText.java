package io.apilog.endpoint.suggest;

import io.apilog.endpoint.learn.PathNames;
import io.apilog.endpoint.path.PathSpans;
import io.apilog.endpoint.path.Target;
import io.apilog.endpoint.route.Route;
import io.apilog.endpoint.shape.Placeholders;
import io.apilog.request.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route in the making.
 *
 * @param segments as they are written, {@code **} for the last if it stands for all that follows
 * @param pathSegments for each of them the path's segment that it stands for
 */
record RouteText(List<String> segments, List<Integer> pathSegments) {
    private static final String REST = "**";
    private static final String[] DATE = {"{year}", "{month}", "{day}"};

    /** The route of a path that has this name: a date of several segments is as many parameters, and files below are the rest. */
    static RouteText of(Target target, String name, Rule rule) {
        String[] names = name.substring(1).split("/", -1);
        boolean filesBelow = rule == Rule.STATIC && names.length < target.count();
        List<String> segments = new ArrayList<>();
        List<Integer> pathSegments = new ArrayList<>();
        int i = 0;
        int ofPath = target.count() - segmentsWithout(names, target);
        for (String segment : name.equals("/") ? new String[0] : names) {
            if (segment.equals(PathSpans.PATH)) {
                boolean last = segments.size() == names.length - 1;
                for (int part = 0; part < (last ? 1 : ofPath); part++) {
                    segments.add(last ? REST : part == 0 ? segment : "{path" + (part + 1) + "}");
                    pathSegments.add(i + part);
                }
                i += ofPath;
                continue;
            }
            int date = segment.equals("{date}") ? PathNames.segmentsOfDate(target, i) : 0;
            boolean rest = filesBelow && segments.size() == 1;
            for (int part = 0; part < Math.max(date, 1); part++) {
                segments.add(date > 0 ? DATE[part] : rest ? REST : segment);
                pathSegments.add(i++);
            }
        }
        if (segments.size() > Target.MAX_SEGMENTS) {
            segments.subList(Target.MAX_SEGMENTS - 1, segments.size() - 1).clear();
        }
        return new RouteText(segments, pathSegments);
    }

    /** How many segments of the path stand for something else than the path in it. */
    private static int segmentsWithout(String[] names, Target target) {
        int count = 0;
        for (String segment : names) {
            int date = segment.equals("{date}") ? PathNames.segmentsOfDate(target, count) : 0;
            count += segment.equals(PathSpans.PATH) ? 0 : Math.max(date, 1);
        }
        return count;
    }

    String template() {
        return "/" + String.join("/", segments);
    }

    /** The same as the configuration reads it; null if it cannot be written there. */
    @Nullable
    Route route() {
        try {
            return Route.configured(template());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** One text for two that fit the same paths: where they call a parameter differently, it is {@code {param}}. */
    RouteText merge(RouteText other) {
        List<String> merged = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean same = segment.equals(other.segments.get(i)) || !isParameter(segment);
            merged.add(same ? segment : Placeholders.PARAM);
        }
        return new RouteText(merged, pathSegments);
    }

    /** Whether the whole segment is a parameter. */
    static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.indexOf('}') == segment.length() - 1;
    }
}
