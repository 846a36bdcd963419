package io.apilog.format;

import io.apilog.line.Line;
import java.util.List;

/** Reads lines of a format that is written in several ways: the way of the line before is tried first. */
final class AlternativesParser implements LineParser {
    private final List<PatternParser> parsers;
    private int current;
    private int rejectedAt;

    AlternativesParser(List<TextPattern> patterns, ExtraSlots extras) {
        this.parsers = patterns.stream()
                .map(pattern -> new PatternParser(pattern, extras))
                .toList();
    }

    @Override
    public int rejectedAt() {
        return rejectedAt;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        ParseResult result = parsers.get(current).parse(line, into);
        rejectedAt = parsers.get(current).rejectedAt();
        if (!(result instanceof Rejection best)) {
            return result;
        }
        for (int i = 0; i < parsers.size(); i++) {
            if (i == current) {
                continue;
            }
            ParseResult other = parsers.get(i).parse(line, into);
            if (!(other instanceof Rejection rejection)) {
                current = i;
                return other;
            }
            if (parsers.get(i).rejectedAt() > rejectedAt) {
                // The way that came furthest says best what is wrong with the line.
                rejectedAt = parsers.get(i).rejectedAt();
                best = rejection;
            }
        }
        return best;
    }
}
