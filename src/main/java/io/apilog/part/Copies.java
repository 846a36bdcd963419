package io.apilog.part;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Copies of several parts, of one moment. Immutable. */
public final class Copies {
    private final Map<Class<?>, Copied> byClass;

    /** @param of the one it was copied of, null where it was read */
    private record Copied(Object copy, @Nullable Object of) {}

    private Copies(Map<Class<?>, Copied> byClass) {
        this.byClass = Collections.unmodifiableMap(byClass);
    }

    static Copies of(Iterable<? extends Carried<?>> parts) {
        Map<Class<?>, Copied> copies = new LinkedHashMap<>();
        parts.forEach(part -> copies.put(part.getClass(), new Copied(part.copy(), part)));
        return new Copies(copies);
    }

    static Copies read(Map<Class<?>, Object> read) {
        Map<Class<?>, Copied> copies = new LinkedHashMap<>();
        read.forEach((part, copy) -> copies.put(part, new Copied(copy, null)));
        return new Copies(copies);
    }

    /** The copy of the part of a class; empty where there is none. */
    @SuppressWarnings("unchecked") // A class has copies of one type alone: Carried says so.
    public <C> Optional<C> find(Class<? extends Carried<C>> part) {
        return Optional.ofNullable(byClass.get(part)).map(copied -> (C) copied.copy());
    }

    /** The copy of the part of a class, which is there. */
    public <C> C of(Class<? extends Carried<C>> part) {
        return find(part).orElseThrow(() -> new IllegalArgumentException("no copy of " + part.getName()));
    }

    /** The same with another copy of one part. */
    <C> Copies withLike(Carried<C> part, C copy) {
        Map<Class<?>, Copied> copies = new LinkedHashMap<>(byClass);
        copies.put(part.getClass(), new Copied(copy, null));
        return new Copies(copies);
    }

    /** Whether this is a copy of that very part, which has nothing to go on from but itself. */
    boolean isOf(Carried<?> part) {
        Copied copied = byClass.get(part.getClass());
        return copied != null && copied.of() == part;
    }

    @SuppressWarnings("unchecked") // As above.
    <C> Optional<C> like(Carried<C> part) {
        return Optional.ofNullable(byClass.get(part.getClass())).map(copied -> (C) copied.copy());
    }
}
