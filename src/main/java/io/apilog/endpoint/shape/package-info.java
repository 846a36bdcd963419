/**
 * What a segment of a path tells by itself: {@link io.apilog.endpoint.shape.Shape} lists what is taken out of it because it tells one thing
 * from another of its kind.
 */
package io.apilog.endpoint.shape;
