package io.apilog.endpoint.unmatched;

import io.apilog.request.HttpMethod;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A shape of path that was never answered as one that exists is: what {@code unmatched} is made of.
 *
 * @param path with ids taken out, as an endpoint's name; its words masked where a single client asked for it
 * @param requests at least so many
 * @param methods that were asked with, the most frequent first, each with its statuses
 */
public record UnmatchedPath(String path, long requests, List<Answers> methods) {
    /** Copies the list. */
    public UnmatchedPath {
        methods = List.copyOf(methods);
    }

    /**
     * How one method was answered.
     *
     * @param statuses the most frequent first, at most {@value UnmatchedPaths#STATUSES} over all methods of a path; a negative one where
     *     none was sent
     */
    public record Answers(HttpMethod method, List<Integer> statuses) {
        /** Copies the list. */
        public Answers {
            statuses = List.copyOf(statuses);
        }
    }

    /** {@code POST 401 403, GET 404}. */
    public String operations() {
        return methods.stream()
                .map(answers -> answers.method().label()
                        + answers.statuses().stream()
                                .map(status -> status > 0 ? " " + status : " none")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", "));
    }
}
