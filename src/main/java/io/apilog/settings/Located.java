package io.apilog.settings;

import java.util.List;

/** A value and where it was written, for settings that only a later stage can judge. */
public record Located<T>(T value, Place place) {
    /** The values without their places. */
    public static <T> List<T> plain(List<Located<T>> located) {
        return located.stream().map(Located::value).toList();
    }
}
