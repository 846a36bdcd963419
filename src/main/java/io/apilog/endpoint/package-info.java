/**
 * Target, method and status in, the endpoint out: {@link io.apilog.endpoint.EndpointNamer}. On the way:
 * {@link io.apilog.endpoint.path.Target} brings the path into normal form, {@link io.apilog.endpoint.route.Routes} looks for a configured
 * route or an operation of an OpenAPI document, {@link io.apilog.endpoint.learn.PathNames} takes out what identifies after the list of
 * {@link io.apilog.endpoint.shape.Shape}s and what {@link io.apilog.endpoint.learn.SegmentTree} learned of the names beside it,
 * {@link io.apilog.endpoint.budget.Minting} says whether the answer makes an endpoint, and
 * {@link io.apilog.endpoint.budget.EndpointTable} keeps the endpoints and their budget.
 */
package io.apilog.endpoint;
