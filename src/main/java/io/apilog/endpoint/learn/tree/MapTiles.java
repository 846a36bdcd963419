package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.name.StaticFiles;

/** The tiles of maps: three numbers, the last with an ending, which are a zoom, a column and a row. */
public final class MapTiles {
    private MapTiles() {}

    /** Whether tiles come behind a name, so that it is that of a layer or of a style. */
    public static boolean isLayer(SegmentNode child) {
        SegmentNode zoom = child.id();
        SegmentNode column = zoom == null ? null : zoom.id();
        boolean[] row = new boolean[1];
        if (column != null) {
            column.forEachChild((name, last) -> row[0] |= StaticFiles.isNumbered(name));
        }
        return row[0];
    }
}
