package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.path.SliceMap;
import io.apilog.endpoint.shape.KeyedSegment;

/** Names with a key in parentheses among the children of a place: {@code Orders} is a word where {@code Orders({id})} stands beside it. */
final class KeyedNames {
    /** Whether a child has had a key. */
    private boolean any;

    /** Looks whether a child that was added and another are the same name with a key and without one; then that is a word. */
    void add(SegmentNode child, SliceMap<SegmentNode> children) {
        byte[] name = child.name();
        int end = KeyedSegment.end(name, 0, name.length);
        if (end > 0) {
            any = true;
            SegmentNode beside = children.get(name, 0, end);
            if (beside != null) {
                beside.setWord();
            }
        } else if (any && children.get(KeyedSegment.of(name), 0, name.length + KeyedSegment.LENGTH) != null) {
            child.setWord();
        }
    }
}
