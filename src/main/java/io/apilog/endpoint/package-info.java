/**
 * Target, method and status in, the endpoint out. On the way: {@link io.apilog.endpoint.Target} brings the path into normal form,
 * {@link io.apilog.endpoint.Routes} looks for a configured route or an operation of an OpenAPI document,
 * {@link io.apilog.endpoint.PathNames} takes out what identifies after the list of {@link io.apilog.endpoint.Shape}s and what
 * {@link io.apilog.endpoint.SegmentTree} learned of the names beside it, {@link io.apilog.endpoint.Minting} says whether the answer makes an
 * endpoint, and {@link io.apilog.endpoint.EndpointTable} keeps the endpoints and their budget. {@link io.apilog.endpoint.SegmentKinds} is where
 * it is decided which names are values.
 */
package io.apilog.endpoint;
