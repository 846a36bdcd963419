package io.apilog.endpoint.budget;

import io.apilog.request.Endpoint;
import io.apilog.request.Rule;

/**
 * An endpoint as plain data: a row of what is saved.
 *
 * @param index as {@link Endpoint#index()}
 * @param name as {@link Endpoint#name()}
 * @param rule as {@link Endpoint#rule()}
 * @param idleMillis how long it was not asked for, in time that the program ran; 0 or more
 */
public record KnownEndpoint(int index, String name, Rule rule, long idleMillis) {}
