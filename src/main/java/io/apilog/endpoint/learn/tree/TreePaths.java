package io.apilog.endpoint.learn.tree;

import io.apilog.request.Endpoint;
import java.util.function.Consumer;

/** Puts what was met behind a place into the one path that stands for whatever depth a file or a key has. */
public final class TreePaths {
    private final Consumer<Endpoint> takenOver;

    /** @param takenOver told of each endpoint whose name has become one with others */
    public TreePaths(Consumer<Endpoint> takenOver) {
        this.takenOver = takenOver;
    }

    /** Makes one path of all behind a place. */
    public void takeAll(SegmentNode place) {
        SegmentNode path = ParameterNodes.ofPath(place);
        path.setAnswered(true);
        place.removeChildren((name, child) -> {
            if (child != path) {
                take(child, path);
            }
            return child != path;
        });
    }

    /** Takes a name beside a tree in a place, and all that is behind it, into the tree. */
    public void take(SegmentNode place, byte[] folder) {
        SegmentNode path = ParameterNodes.ofPath(place);
        SegmentNode beside = place.child(folder, 0, folder.length);
        if (beside != null && beside != path) {
            place.removeChildren((name, child) -> child == beside);
            take(beside, path);
        }
    }

    /** Adds what was met at and behind a position to one that stands for paths of any depth. */
    public void take(SegmentNode from, SegmentNode path) {
        Endpoint endpoint = from.endpoint();
        if (endpoint != null) {
            takenOver.accept(endpoint);
        }
        path.pass(from.children() == 0 ? from.asked() : 0, from.written());
        if (from.children() == 0 && FileTrees.isFile(from.name())) {
            path.growth().addFile();
        }
        path.setAnswered(true);
        from.forEachChild((name, child) -> take(child, path));
    }
}
