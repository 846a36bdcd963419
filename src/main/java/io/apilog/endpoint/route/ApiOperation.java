package io.apilog.endpoint.route;

import io.apilog.request.HttpMethod;

/**
 * An operation that an OpenAPI document describes.
 *
 * @param path with the base path of a server in front: {@code /v1/users/{id}}
 * @param method one of the nine
 * @param statuses what it is said to answer
 * @param deprecated whether it should no longer be used
 */
public record ApiOperation(String path, HttpMethod method, Statuses statuses, boolean deprecated) {
    /** What two documents say of one operation: all that either says. */
    ApiOperation and(ApiOperation other) {
        return new ApiOperation(path, method, statuses.and(other.statuses), deprecated || other.deprecated);
    }
}
