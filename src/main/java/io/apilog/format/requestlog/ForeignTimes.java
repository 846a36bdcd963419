package io.apilog.format.requestlog;

import io.apilog.format.value.Commas;
import io.apilog.format.value.WrittenUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells times with a unit that are no durations of requests, by the words around them and by how they change from line to line. */
final class ForeignTimes {
    /** The last words of what statuses are called, which may stand before a duration. */
    private static final Set<String> REASONS = Set.of(
            "ok",
            "created",
            "accepted",
            "content",
            "found",
            "modified",
            "redirect",
            "permanently",
            "request",
            "unauthorized",
            "required",
            "forbidden",
            "allowed",
            "acceptable",
            "timeout",
            "conflict",
            "gone",
            "entity",
            "requests",
            "error",
            "implemented",
            "gateway",
            "unavailable",
            "other",
            "teapot",
            "type",
            "large",
            "long",
            "satisfiable",
            "failed",
            "information",
            "protocols",
            "ms",
            "b");

    /** Behind these words the time is one that is still to come: {@code retry in 47s}. */
    private static final Set<String> LATER = Set.of(
            "retry",
            "retrying",
            "again",
            "expire",
            "expires",
            "expiring",
            "reset",
            "resets",
            "resetting",
            "renew",
            "renews",
            "refresh",
            "refreshes",
            "wait",
            "waiting",
            "backoff",
            "scheduled",
            "next",
            "valid",
            "remaining");

    /** Before these words the time is an age: {@code cached 45s ago}. */
    private static final Set<String> AGO = Set.of("ago", "old", "earlier");

    /** Who is waited for besides the server itself. */
    private static final Set<String> OTHERS =
            Set.of("upstream", "backend", "origin", "database", "db", "sql", "query", "cache", "redis", "downstream");

    private static final int OTHERS_REACH = 4;

    private static final int ENOUGH_LINES = 5;

    private final LoggedPlaces sample;
    private final Commas commas;

    ForeignTimes(LoggedPlaces sample, Commas commas) {
        this.sample = sample;
        this.commas = commas;
    }

    /** Whether a time is led in by a name or a word that is none for a duration: a limit, a part. */
    boolean isForeign(RequestPlace place) {
        if (isUptime(place) || isLater(place) || isOthers(place)) {
            return true;
        }
        if (place.hasKey()) {
            return !LoggerKeys.DURATION.contains(place.key()) && !place.key().equals(LoggerKeys.SIGN);
        }
        RequestPlace.Finder finder = place.finder();
        Set<String> words = new HashSet<>();
        for (RequestTokens tokens : sample.lines()) {
            int at = finder.find(tokens);
            if (at > 0 && tokens.kind(at - 1) == ValueKind.WORD && tokens.open(at) == 0) {
                words.add(tokens.text(at - 1));
            } else {
                return false;
            }
        }
        return words.stream()
                .allMatch(word -> word.matches("[A-Za-z_-]+") && !leadsDuration(word) && !AGO.contains(lower(word)));
    }

    /** Whether it is the time since the program's start: it only rises, or stands in brackets where JVMs write it. */
    boolean isUptime(RequestPlace place) {
        RequestPlace.Finder finder = place.finder();
        long before = -1;
        int rises = 0;
        int seen = 0;
        int first = 0;
        for (RequestTokens tokens : sample.lines()) {
            int at = finder.find(tokens);
            if (at >= 0) {
                byte[] text = new byte[tokens.to(at) - tokens.from(at)];
                int length = commas.write(tokens.bytes(), tokens.from(at), tokens.to(at), text);
                long nanos = WrittenUnit.nanos(text, 0, length);
                first += at == 0 && tokens.open(at) == '[' && tokens.text(at).matches("\\d+[.,]\\d{3}s") ? 1 : 0;
                rises += nanos >= before && seen > 0 ? 1 : 0;
                seen++;
                before = nanos;
            }
        }
        boolean only = seen > ENOUGH_LINES && rises >= LoggedPlaces.MOST * (seen - 1);
        return only && !areAlike(place) || first > 0 && first == seen;
    }

    /** Whether the times of a place are all the same but for one in ten, as 0 ms are. */
    boolean areAlike(RequestPlace place) {
        RequestPlace.Finder finder = place.finder();
        Map<String, Integer> counts = new HashMap<>();
        for (RequestTokens tokens : sample.lines()) {
            int at = finder.find(tokens);
            counts.merge(at < 0 ? "" : tokens.text(at), 1, Integer::sum);
        }
        return counts.size() * 3 <= sample.size();
    }

    /** Whether the words around it say in some line that it is a time to come, or one that is over. */
    boolean isLater(RequestPlace place) {
        RequestPlace.Finder finder = place.finder();
        for (RequestTokens tokens : sample.lines()) {
            int at = finder.find(tokens);
            if (at >= 0
                    && at + 1 < tokens.count()
                    && tokens.kind(at + 1) == ValueKind.WORD
                    && AGO.contains(lower(tokens.text(at + 1)))) {
                return true;
            }
            for (int i = at - 1; i >= Math.max(0, at - 2); i--) {
                if (tokens.kind(i) == ValueKind.WORD && LATER.contains(lower(tokens.text(i)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the words before it say in most lines that somebody else was waited for: {@code upstream answered in 44ms}. */
    private boolean isOthers(RequestPlace place) {
        RequestPlace.Finder finder = place.finder();
        int others = 0;
        for (RequestTokens tokens : sample.lines()) {
            int at = finder.find(tokens);
            int before = at - 1;
            while (before >= Math.max(0, at - OTHERS_REACH) && tokens.kind(before) == ValueKind.WORD) {
                if (OTHERS.contains(lower(tokens.text(before)))) {
                    others++;
                    break;
                }
                before--;
            }
        }
        return others * 2 > sample.size();
    }

    /** What a status is called begins with a capital; in small letters only "ok" does not lead anything in. */
    private static boolean leadsDuration(String word) {
        String small = lower(word);
        boolean capital = !word.equals(small);
        return LoggerKeys.DURATION.contains(small) || small.equals("ok") || capital && REASONS.contains(small);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
