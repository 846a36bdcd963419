package io.apilog.demo;

import java.time.Duration;

/**
 * Something that begins in the simulation and is worth a look.
 *
 * @param after since the simulation began
 * @param what in words, without a full stop
 */
public record PlannedEvent(Duration after, String what) {}
