package io.apilog.format.requestlog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where a request logger has the size of its answers. */
final class SizePlace {
    private static final int FEWEST_BODILESS = 2;

    private final LoggedPlaces sample;

    SizePlace(LoggedPlaces sample) {
        this.sample = sample;
    }

    /** The place that a unit of bytes or a name tells; null where there is none. */
    @Nullable
    RequestPlace find() {
        RequestPlace written = sample.best(sample.places(ValueKind.SIZED), LoggerKeys.SIZE, true);
        return written == null
                ? sample.best(sample.named(ValueKind.WHOLE, LoggerKeys.SIZE), LoggerKeys.SIZE, false)
                : written;
    }

    /**
     * The whole number without a name behind the status that has nothing in each answer without a body, and something in most others; null
     * where none has, or several.
     */
    @Nullable
    RequestPlace ofAnswers(RequestPlace status) {
        List<RequestPlace> found = sample.places(ValueKind.WHOLE).stream()
                .map(SeenPlace::place)
                .filter(place -> place.after() && !place.hasKey() && place.open() == 0 && !place.equals(status))
                .filter(place -> isSizeOfAnswers(place, status.finder()))
                .toList();
        return found.size() == 1 ? found.get(0) : null;
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
            boolean bodiless = answer.equals("204") || answer.equals("304");
            if (bodiless && something) {
                return false;
            }
            without += bodiless ? 1 : 0;
            filled += something ? 1 : 0;
        }
        return without >= FEWEST_BODILESS && filled * 2 > sample.size();
    }
}
