/**
 * Templates that somebody wrote: configured routes, operations of OpenAPI documents, and routes that a log names.
 * {@link io.apilog.endpoint.route.Routes} finds the most specific one.
 */
package io.apilog.endpoint.route;
