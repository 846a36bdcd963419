package io.apilog.format.requestlog;

import io.apilog.format.value.SentStatus;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a request logger has the status: what is named so, or the whole number of three digits, in every line one that servers send,
 * that stands nearest behind the request or, if none does, nearest before it.
 */
final class StatusPlace {
    private final LoggedPlaces sample;

    StatusPlace(LoggedPlaces sample) {
        this.sample = sample;
    }

    /** The place; null where there is none. */
    @Nullable
    RequestPlace find() {
        List<SeenPlace> candidates = sample.places(ValueKind.WHOLE).stream()
                .filter(seen -> sample.isInMost(statuses(seen.place())))
                .filter(seen -> !seen.place().hasKey()
                        || LoggerKeys.STATUS.contains(seen.place().key()))
                .toList();
        for (SeenPlace seen : candidates) {
            if (seen.place().hasKey()) {
                return seen.place();
            }
        }
        if (candidates.isEmpty()) {
            RequestPlace far = farthestStatus();
            return far == null ? oddlyNamed() : far;
        }
        // Sorted: those behind the request first, the nearest first.
        return candidates.get(0).place();
    }

    /** The number farthest from the request, where a size nearer to it may be a hyphen: {@code 200 - | GET /x}; null where there is none. */
    private @Nullable RequestPlace farthestStatus() {
        Set<RequestPlace> places = new LinkedHashSet<>();
        for (RequestTokens tokens : sample.lines()) {
            for (int i = 0; i < tokens.count(); i++) {
                boolean outside = i < tokens.beforeRequest() || i >= tokens.behindRequest();
                if (outside && tokens.kind(i) == ValueKind.WHOLE && tokens.keyless(i)) {
                    places.add(RequestPlace.farthest(tokens, i));
                }
            }
        }
        return places.stream()
                .filter(place -> place.ordinal() == 0 && sample.isInMost(statuses(place)))
                .findFirst()
                .orElse(null);
    }

    /** A number under a name that nobody knows ({@code [Forwarded:200]}): if all are statuses and not all the same. */
    private @Nullable RequestPlace oddlyNamed() {
        for (SeenPlace seen : sample.places(ValueKind.WHOLE)) {
            RequestPlace.Finder finder = seen.place().finder();
            Set<String> different = new HashSet<>();
            int statuses = 0;
            for (RequestTokens tokens : sample.lines()) {
                int at = finder.find(tokens);
                if (at >= 0 && SentStatus.is(tokens.bytes(), tokens.from(at), tokens.to(at))) {
                    statuses++;
                    different.add(tokens.text(at));
                }
            }
            if (seen.place().hasKey() && statuses == sample.size() && different.size() > 1) {
                return seen.place();
            }
        }
        return null;
    }

    /** In how many lines what stands there is a status; none where another number does in one of many. */
    private int statuses(RequestPlace place) {
        RequestPlace.Finder finder = place.finder();
        int good = 0;
        int others = 0;
        for (RequestTokens tokens : sample.lines()) {
            int at = finder.find(tokens);
            if (at >= 0 && SentStatus.is(tokens.bytes(), tokens.from(at), tokens.to(at))) {
                good++;
            } else if (at >= 0 && !place.hasKey()) {
                others++;
            }
        }
        return others * 50 > sample.size() ? 0 : good;
    }
}
