package io.apilog.endpoint.budget;

/**
 * A template that is over the budget of endpoints and counted as {@code other}.
 *
 * @param path with ids taken out, as an endpoint's name
 * @param requests at least so many were asked for it since it was over the budget
 */
public record OverflowedPath(String path, long requests) {}
