package io.apilog.format.requestlog;

import io.apilog.format.column.AnsweredLines;
import io.apilog.format.message.AskingPrograms;
import io.apilog.format.message.EntryProfile;
import io.apilog.format.value.Commas;
import io.apilog.format.value.SentStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out where a request logger that nobody told of has what we look for, from some of its lines. A line has a method and a target.
 * Nothing is taken by its place alone but a size directly behind the status or the duration; {@link StatusPlace} and {@link DurationPlace}
 * say what their values are taken by.
 */
public final class RequestLogInference {
    private RequestLogInference() {}

    /**
     * The shape of most of these lines that have a request in them; empty where they have none in common.
     *
     * @param met how many lines of the file with a request had no status
     */
    public static Optional<RequestLogShape> find(List<byte[]> lines, AnsweredLines met) {
        List<RequestTokens> read = new ArrayList<>();
        int requests = 0;
        Commas commas = CommaEvidence.in(lines);
        for (byte[] line : lines) {
            RequestTokens tokens = new RequestTokens();
            tokens.commas(commas);
            tokens.withoutMethod();
            if (tokens.read(line, 0, line.length)
                    && !AskingPrograms.isNamed(line, 0, tokens.from(tokens.beforeRequest()))) {
                requests++;
                if (tokens.hasStatus()) {
                    read.add(tokens);
                }
            }
        }
        boolean getLeftOut = leavesOutGet(read);
        if (!getLeftOut) {
            int all = read.size();
            read.removeIf(RequestTokens::isWithoutMethod);
            requests -= all - read.size();
        }
        met.requests(requests, read.size());
        return !read.isEmpty() && met.areAnswered() && met.endWithStatus()
                ? infer(read, commas, getLeftOut)
                : Optional.empty();
    }

    /** Whether some lines have a method and others none, and no method is GET. */
    private static boolean leavesOutGet(List<RequestTokens> read) {
        List<RequestTokens> named =
                read.stream().filter(tokens -> !tokens.isWithoutMethod()).toList();
        return !named.isEmpty()
                && named.size() < read.size()
                && named.stream()
                        .noneMatch(tokens -> tokens.text(tokens.method()).equals("GET"));
    }

    /** The shape of the entries among these lines, which have a request and a status somewhere. */
    private static Optional<RequestLogShape> infer(List<RequestTokens> read, Commas commas, boolean getLeftOut) {
        TextTelling telling = new TextTelling();
        EntryProfile profile = EntryProfile.of(read.stream()
                .map(tokens -> telling.of(tokens, statusIn(tokens)))
                .toList());
        List<RequestTokens> entries = read.stream()
                .filter(tokens -> !telling.isAside(profile, tokens, 0, statusIn(tokens)))
                .toList();
        Optional<RequestLogShape> shape = shape(new LoggedPlaces(entries), commas, profile, getLeftOut);
        return shape.map(found -> {
            RequestPlace.Finder finder = found.status().finder();
            Set<Long> headings = new HashSet<>();
            entries.stream()
                    .filter(tokens -> isStatus(tokens, finder.find(tokens)))
                    .forEach(tokens -> headings.add(telling.heading(tokens)));
            return found.of(profile.only(headings));
        });
    }

    private static Optional<RequestLogShape> shape(
            LoggedPlaces sample, Commas commas, EntryProfile entries, boolean getLeftOut) {
        RequestPlace status = new StatusPlace(sample).find();
        if (status == null) {
            return Optional.empty();
        }
        DurationPlace times = new DurationPlace(sample, commas);
        RequestPlace duration = times.find();
        SizePlace sizes = new SizePlace(sample);
        RequestPlace bytes = sizes.find();
        boolean timed = duration != null && duration.kind() == ValueKind.TIMED;
        SizePlace.OfPair pair = bytes == null ? sizes.ofPairs(status) : null;
        boolean paired = bytes == null && sizes.hasPairs();
        bytes = bytes != null ? bytes : pair != null ? pair.place() : paired ? null : sizes.ofAnswers(status);
        boolean parted = sample.lines().stream().anyMatch(RequestTokens::isParted);
        return Optional.of(new RequestLogShape(
                status,
                duration,
                times.unit(),
                bytes,
                pair != null && pair.second(),
                bytes == null && timed && !parted && !paired,
                sample.best(sample.places(ValueKind.ADDRESS), LoggerKeys.CLIENT, true),
                commas,
                times.isUndecided(),
                times.isUnseen(),
                getLeftOut,
                sample.lead(),
                times.why(),
                entries));
    }

    private static boolean isStatus(RequestTokens tokens, int token) {
        return token >= 0 && SentStatus.is(tokens.bytes(), tokens.from(token), tokens.to(token));
    }

    /** The number in a line that looks like its status: of several one behind the request. */
    private static int statusIn(RequestTokens tokens) {
        int status = 0;
        for (int i = tokens.count() - 1; i >= 0; i--) {
            boolean behind = i >= tokens.behindRequest();
            if (tokens.kind(i) == ValueKind.WHOLE
                    && SentStatus.is(tokens.bytes(), tokens.from(i), tokens.to(i))
                    && (behind || status == 0)) {
                status = Integer.parseInt(tokens.text(i));
            }
        }
        return status;
    }
}
