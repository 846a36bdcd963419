package io.apilog.format.pattern;

import io.apilog.format.field.ExtraSlots;
import io.apilog.format.message.Sentences;
import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import java.util.List;

/**
 * Reads lines of a format that is written in several ways: the way of the line before is tried first. Lines that the same program writes
 * and that are no entries are messages.
 */
public final class AlternativesParser implements LineParser {
    private final List<PatternParser> parsers;
    private final List<PatternParser> notices;
    private final AccessRecord notice = new AccessRecord();
    private int current;
    private int rejectedAt;

    /** A parser of lines that are written in one of several ways, with notices between them. */
    public AlternativesParser(List<TextPattern> patterns, List<TextPattern> notices, ExtraSlots extras) {
        this.parsers = parsers(patterns, extras);
        this.notices = parsers(notices, extras);
    }

    private static List<PatternParser> parsers(List<TextPattern> patterns, ExtraSlots extras) {
        return patterns.stream()
                .map(pattern -> new PatternParser(pattern, extras))
                .toList();
    }

    @Override
    public boolean isNoEntry(Line line) {
        return Sentences.isOne(line);
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
            return isNothing(into, result) && isNotice(line) ? Ignored.NO_REQUEST : result;
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
        return isNotice(line) ? Ignored.MESSAGE : best;
    }

    @Override
    public ParseResult parseLeniently(Line line, AccessRecord into) {
        for (PatternParser parser : parsers) {
            if (parser.parseLeniently(line, into) instanceof AccessRecord record) {
                return record;
            }
        }
        return Rejection.BAD_NUMBER;
    }

    /** Whether what was read has a hyphen for its request: some programs write so of what they do by themselves. */
    private static boolean isNothing(AccessRecord into, ParseResult result) {
        return result == into && !into.hasRequest() && into.malformed.isEmpty();
    }

    private boolean isNotice(Line line) {
        return notices.stream().anyMatch(parser -> parser.parse(line, notice) == notice);
    }
}
