/**
 * Paths of requests as bytes: {@link io.apilog.endpoint.path.Target} is one in normal form, {@link io.apilog.endpoint.path.NameBuffer} a name
 * in the making. Nothing here knows what an endpoint is.
 */
package io.apilog.endpoint.path;
