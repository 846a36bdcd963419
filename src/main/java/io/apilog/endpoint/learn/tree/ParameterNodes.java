package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.ValueEndings;
import io.apilog.endpoint.path.PathSpans;
import io.apilog.endpoint.shape.Placeholders;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The children of a place that stand for the values of its parameter: found, or made where there are none yet. */
public final class ParameterNodes {
    private static final byte[] PATH = PathSpans.PATH.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PARAM = Placeholders.PARAM.getBytes(StandardCharsets.US_ASCII);

    /** What free text is named. */
    private static final byte[] TEXT = "{slug}".getBytes(StandardCharsets.US_ASCII);

    /** What releases are named. */
    private static final byte[] RELEASE = "{version}".getBytes(StandardCharsets.US_ASCII);

    private ParameterNodes() {}

    /** The child that stands for releases; null if there is none. */
    public static @Nullable SegmentNode release(SegmentNode place) {
        return place.child(RELEASE, 0, RELEASE.length);
    }

    /** The child that stands for releases, made if there is none. */
    public static SegmentNode ofReleases(SegmentNode place) {
        return childOrNew(place, RELEASE);
    }

    /** The child that stands for all values, made if there is none. */
    public static SegmentNode ofAll(SegmentNode place) {
        if (place.param() == null) {
            byte[] name = place.learning() == Learning.PATH ? PATH : PARAM;
            place.adopt(childOrNew(place, name));
        }
        return Objects.requireNonNull(place.param());
    }

    /** The child that stands for the values with the ending of a name, made if there is none; for methods that are not known there is none. */
    public static SegmentNode ofEnding(SegmentNode place, byte[] value) {
        return ofEnding(place, value, false);
    }

    /** The same, also for a method that is not known. */
    public static SegmentNode ofMethod(SegmentNode place, byte[] value) {
        return ofEnding(place, value, true);
    }

    private static SegmentNode ofEnding(SegmentNode place, byte[] value, boolean anyMethod) {
        SegmentNode all = ofAll(place);
        if (all.isPath() || ValueEndings.ending(value, 0, value.length) < 0) {
            return all;
        }
        boolean method = ValueEndings.method(value, 0, value.length) > 0;
        byte[] name = ValueEndings.of(all.name(), value);
        if (method && !anyMethod) {
            SegmentNode known = place.child(name, 0, name.length);
            return known == null ? all : known;
        }
        return childOrNew(place, name);
    }

    private static SegmentNode childOrNew(SegmentNode place, byte[] name) {
        SegmentNode known = place.child(name, 0, name.length);
        if (known != null) {
            return known;
        }
        SegmentNode made = new SegmentNode(SegmentKind.PLACEHOLDER);
        place.add(name, 0, name.length, made);
        return made;
    }

    /** Has all that stands in a place be one path from now on, whatever depth it has; makes the child that stands for it. */
    public static SegmentNode ofPath(SegmentNode place) {
        place.becomePath();
        return ofAll(place);
    }

    /** Finds the parameter again of a place that has learned, when all positions were restored. */
    public static void restore(SegmentNode place) {
        if (place.oneShape() != null) {
            place.setOneShape(null);
            place.setOneShape(ShapesOfPlace.main(place));
        }
        if (place.learning() == Learning.PATH) {
            ofPath(place);
        } else if (place.learning() != Learning.NOTHING && place.param() == null) {
            place.adopt(place.oneShape());
            SegmentNode id = place.id();
            SegmentNode text = text(place);
            place.adopt(id != null && (text == null || id.asked() >= text.asked()) ? id : text);
            ofAll(place);
        }
    }

    /** The child that stands for free text. */
    public static @Nullable SegmentNode text(SegmentNode place) {
        return place.child(TEXT, 0, TEXT.length);
    }
}
