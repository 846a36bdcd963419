package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.ValueEndings;
import io.apilog.endpoint.learn.name.VersionLook;
import io.apilog.endpoint.path.SliceMap;
import org.jspecify.annotations.Nullable;

/** How many names among the children of a place there are of each kind. It is kept as they come and go, since it is asked for with each new name. */
public final class ChildKinds {
    /** The part of the names that are most names, in per cent. */
    public static final int MOST = 80;

    private int numbered;
    private int words;
    private int homes;
    private int titles;
    private int languages;
    private int codes;
    private int environments;
    private int listed;
    private int methods;
    private int versions;
    private int releases;
    private boolean hasMethods;
    private boolean hex;
    private @Nullable SliceMap<Boolean> listedValues;

    ChildKinds() {}

    void add(SegmentKind kind, byte[] name) {
        count(kind, 1);
        methods += ValueEndings.method(name, 0, name.length) > 0 ? 1 : 0;
        hasMethods |= ValueEndings.isMethodOfAll(name);
        versions += VersionLook.isOne(name, 0, name.length) ? 1 : 0;
        releases += VersionLook.isRelease(name, 0, name.length) ? 1 : 0;
    }

    void remove(SegmentKind kind, byte[] name) {
        count(kind, -1);
        methods -= ValueEndings.method(name, 0, name.length) > 0 ? 1 : 0;
        versions -= VersionLook.isOne(name, 0, name.length) ? 1 : 0;
        releases -= VersionLook.isRelease(name, 0, name.length) ? 1 : 0;
    }

    /** Counts a child that is there as another kind from now on. */
    void change(SegmentKind from, SegmentKind to) {
        count(from, -1);
        count(to, 1);
    }

    private void count(SegmentKind kind, int change) {
        switch (kind) {
            case NUMBERED -> numbered += change;
            case TITLE -> titles += change;
            case WORD -> words += change;
            case HOME -> {
                words += change;
                homes += change;
            }
            case ENVIRONMENT -> environments += change;
            case LISTED -> listed += change;
            case LANGUAGE -> languages += change;
            case CODE -> codes += change;
            case PLACEHOLDER, FILE, RESERVED -> {}
        }
    }

    /** All that may turn out to be values of one parameter. */
    public int names() {
        return numbered + titles + words + languages + environments + codes;
    }

    /** Whether so many names are most of them. */
    public boolean areMost(int part) {
        return 100 * part >= MOST * names();
    }

    public int numbered() {
        return numbered;
    }

    public int titles() {
        return titles;
    }

    /** Codes in capitals. */
    public int codes() {
        return codes;
    }

    public int words() {
        return words + environments;
    }

    /** Names with a tilde in front. */
    public int homes() {
        return homes;
    }

    public int environments() {
        return environments;
    }

    public int languages() {
        return languages;
    }

    /** Names with a word behind a colon, which may be what is to be done with a thing. */
    public int methods() {
        return methods;
    }

    /** Whether methods are known of the values that became one. */
    public boolean hasMethods() {
        return hasMethods;
    }

    /** Versions of an API that look like values. */
    public int versions() {
        return versions;
    }

    /** Releases of two numbers, which may be versions of an API. */
    public int releases() {
        return releases;
    }

    /** Words of the list, of which it is not known that they are values. */
    public int listed() {
        return listed;
    }

    /** Notes of a word of the list that it is a value here; bounded by the list. */
    public void addListedValue(byte[] bytes, int from, int to) {
        if (!isListedValue(bytes, from, to)) {
            listedValues = listedValues == null ? new SliceMap<>() : listedValues;
            listedValues.add(bytes, from, to, Boolean.TRUE);
        }
    }

    /** Notes that two hexadecimal digits which are letters are ids here. */
    public void addHex() {
        hex = true;
    }

    /** Whether two hexadecimal digits that are letters are ids here. */
    public boolean hasHex() {
        return hex;
    }

    public boolean isListedValue(byte[] bytes, int from, int to) {
        return listedValues != null && listedValues.get(bytes, from, to) != null;
    }
}
