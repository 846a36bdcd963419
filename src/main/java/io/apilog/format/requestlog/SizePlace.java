package io.apilog.format.requestlog;

import io.apilog.format.value.WrittenUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where a request logger has the size of its answers. */
final class SizePlace {
    private static final int FEWEST_BODILESS = 2;
    private static final int FEWEST_ASKED = 3;

    private final LoggedPlaces sample;

    SizePlace(LoggedPlaces sample) {
        this.sample = sample;
    }

    /** The place that a unit of bytes or a name tells; null where there is none. */
    @Nullable
    RequestPlace find() {
        RequestPlace written = sample.best(sample.places(ValueKind.SIZED), LoggerKeys.SIZE, true);
        RequestPlace named = written == null
                ? sample.best(sample.named(ValueKind.WHOLE, LoggerKeys.SIZE), LoggerKeys.SIZE, false)
                : written;
        return named == null ? rounded() : named;
    }

    /** The place of {@code 12.3kb} and {@code 15b}, where each line has one of them and every unit is one whose size is known; null for none. */
    private @Nullable RequestPlace rounded() {
        return sample.places(ValueKind.ROUNDED).stream()
                .map(SeenPlace::place)
                .filter(place -> place.after() && areRounded(place))
                .findFirst()
                .orElse(null);
    }

    private boolean areRounded(RequestPlace place) {
        RequestPlace.Finder finder = place.finder();
        int sized = 0;
        for (RequestTokens tokens : sample.lines()) {
            int at = finder.find(tokens);
            if (at >= 0 && WrittenUnit.size(tokens.bytes(), tokens.from(at), tokens.to(at)) < 0) {
                return false;
            }
            boolean none = tokens.kind(tokens.count() - 1) == ValueKind.NONE;
            sized += at >= 0 || none ? 1 : 0;
        }
        return sample.isInMost(sized);
    }

    /**
     * The size of answers that stands with that of requests.
     *
     * @param second whether it is the second of the two
     */
    record OfPair(RequestPlace place, boolean second) {}

    /** Whether most lines have two numbers with a slash between that may be such sizes. */
    boolean hasPairs() {
        return !pairs().isEmpty();
    }

    private List<RequestPlace> pairs() {
        return sample.places(ValueKind.PAIR).stream()
                .filter(seen -> sample.isInMost(seen.lines()))
                .map(SeenPlace::place)
                .filter(place -> !place.hasKey() || LoggerKeys.SIZE.contains(place.key()))
                .toList();
    }

    /** The one of two numbers with a slash between that is the answer's; null where nothing tells it from that of the request. */
    @Nullable
    OfPair ofPairs(RequestPlace status) {
        List<RequestPlace> pairs = pairs();
        if (pairs.size() != 1) {
            return null;
        }
        RequestPlace.Finder finder = pairs.get(0).finder();
        RequestPlace.Finder code = status.finder();
        boolean first = isOfAnswers(finder, code, false);
        boolean second = isOfAnswers(finder, code, true);
        return first == second ? null : new OfPair(pairs.get(0), second);
    }

    /** Whether one of two sizes is nothing in answers without a body, or the other is for each GET that was answered. */
    private boolean isOfAnswers(RequestPlace.Finder finder, RequestPlace.Finder status, boolean second) {
        int bodiless = 0;
        int empty = 0;
        int asked = 0;
        int filled = 0;
        boolean none = true;
        for (RequestTokens tokens : sample.lines()) {
            int at = finder.find(tokens);
            int code = status.find(tokens);
            if (at < 0 || code < 0) {
                continue;
            }
            String[] both = tokens.text(at).replace("B", "").split("/", 2);
            boolean mine = !both[second ? 1 : 0].equals("0");
            boolean other = !both[second ? 0 : 1].equals("0");
            if (isBodiless(tokens.text(code))) {
                bodiless++;
                empty += mine ? 0 : 1;
            } else if (tokens.text(tokens.method()).equals("GET")) {
                asked++;
                filled += mine ? 1 : 0;
                none &= !other;
            }
        }
        boolean without = bodiless >= FEWEST_BODILESS && empty == bodiless && filled > 0;
        return without || bodiless == empty && asked >= FEWEST_ASKED && none && filled * 2 > asked;
    }

    private static boolean isBodiless(String status) {
        return status.equals("204") || status.equals("304");
    }

    /**
     * The whole number without a name on the side of the status that has nothing in each answer without a body, and something in most
     * others; of several the one directly behind the status; null where none has.
     */
    @Nullable
    RequestPlace ofAnswers(RequestPlace status) {
        List<RequestPlace> found = sample.places(ValueKind.WHOLE).stream()
                .map(SeenPlace::place)
                .filter(place -> (place.after() || !status.after())
                        && !place.hasKey()
                        && place.open() == 0
                        && !place.equals(status))
                .filter(place -> isSizeOfAnswers(place, status.finder()) && !isBeforeShare(place))
                .toList();
        List<RequestPlace> next = found.size() == 1
                ? found
                : found.stream()
                        .filter(place -> isBehind(place, status.finder()))
                        .toList();
        return next.size() == 1 ? next.get(0) : null;
    }

    private boolean isBehind(RequestPlace place, RequestPlace.Finder status) {
        RequestPlace.Finder finder = place.finder();
        return sample.isInMost((int) sample.lines().stream()
                .filter(tokens -> finder.find(tokens) == status.find(tokens) + 1)
                .count());
    }

    /** Whether a share stands behind it: then it is what was compressed to that, {@code 163791 66%}. */
    private boolean isBeforeShare(RequestPlace place) {
        RequestPlace.Finder finder = place.finder();
        return sample.lines().stream().anyMatch(tokens -> {
            int at = finder.find(tokens);
            return at >= 0 && at + 1 < tokens.count() && tokens.text(at + 1).matches("\\d+(\\.\\d+)?%");
        });
    }

    private boolean isSizeOfAnswers(RequestPlace place, RequestPlace.Finder status) {
        RequestPlace.Finder finder = place.finder();
        int without = 0;
        int filled = 0;
        for (RequestTokens tokens : sample.lines()) {
            int at = finder.find(tokens);
            int code = status.find(tokens);
            String answer = code < 0 ? "" : tokens.text(code);
            boolean something = at >= 0 && at != code && !tokens.text(at).equals("0");
            boolean bodiless = isBodiless(answer);
            if (bodiless && something) {
                return false;
            }
            without += bodiless ? 1 : 0;
            filled += something ? 1 : 0;
        }
        return without >= FEWEST_BODILESS && filled * 2 > sample.size();
    }
}
