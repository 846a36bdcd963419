package io.apilog.config;

/** A value and where it was written, for settings that only a later stage can judge. */
public record Located<T>(T value, Place place) {}
