package io.apilog.format.requestlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some lines of a request logger, and the places in which they have values, of each kind those nearest to the request first. */
final class LoggedPlaces {
    /** In so large a share of the lines there is what is taken for a part of the format. */
    static final double MOST = 0.9;

    private final List<RequestTokens> lines;

    LoggedPlaces(List<RequestTokens> lines) {
        this.lines = lines;
    }

    List<RequestTokens> lines() {
        return lines;
    }

    int size() {
        return lines.size();
    }

    /** Every place that holds a value of that kind, with how many lines have one there. */
    List<SeenPlace> places(ValueKind kind) {
        Map<RequestPlace, Integer> counts = new HashMap<>();
        Map<RequestPlace, Integer> first = new HashMap<>();
        for (RequestTokens tokens : lines) {
            for (int i = 0; i < tokens.count(); i++) {
                boolean outside = i < tokens.beforeRequest() || i >= tokens.behindRequest();
                if (outside && tokens.kind(i) == kind) {
                    RequestPlace place = RequestPlace.of(tokens, i);
                    counts.merge(place, 1, Integer::sum);
                    first.putIfAbsent(place, place.after() ? i - tokens.behindRequest() : tokens.beforeRequest() - i);
                }
            }
        }
        List<SeenPlace> seen = new ArrayList<>();
        counts.forEach((place, count) -> seen.add(new SeenPlace(place, count, first.getOrDefault(place, 0))));
        seen.sort((a, b) -> a.place().after() != b.place().after()
                ? Boolean.compare(b.place().after(), a.place().after())
                : Integer.compare(a.firstAt(), b.firstAt()));
        return seen;
    }

    List<SeenPlace> named(ValueKind kind, Set<String> keys) {
        return places(kind).stream()
                .filter(seen -> keys.contains(seen.place().key()))
                .toList();
    }

    boolean isInMost(int count) {
        return count >= MOST * lines.size();
    }

    /** The place in most lines that is named, or the first. */
    @Nullable
    RequestPlace best(List<SeenPlace> places, Set<String> keys, boolean unnamed) {
        List<SeenPlace> most =
                places.stream().filter(seen -> isInMost(seen.lines())).toList();
        for (SeenPlace seen : most) {
            if (keys.contains(seen.place().key())) {
                return seen.place();
            }
        }
        List<SeenPlace> bare =
                most.stream().filter(seen -> !seen.place().hasKey()).toList();
        boolean before = bare.stream().anyMatch(seen -> !seen.place().after());
        // The first of a line is the client: of those before the request the farthest from it.
        return !unnamed || bare.isEmpty()
                ? null
                : before ? bare.get(bare.size() - 1).place() : bare.get(0).place();
    }

    /** The word before the request that is the same in all lines; empty where it is not. */
    String lead() {
        Set<String> leads = new HashSet<>();
        for (RequestTokens tokens : lines) {
            int at = tokens.beforeRequest() - 1;
            leads.add(at >= 0 && tokens.kind(at) == ValueKind.WORD ? tokens.text(at) : "");
        }
        String lead = leads.size() == 1 ? leads.iterator().next() : "";
        // A zone changes twice a year.
        return lead.matches("[+-]\\d.*") ? "" : lead;
    }
}
