package io.apilog.audit.trail;

import io.apilog.audit.MerkleFrontier;
import io.apilog.audit.TreeHash;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A trail's state as bytes. */
final class TrailStateCodec {
    static final int VERSION = 1;

    private TrailStateCodec() {}

    static byte[] write(TrailState state) {
        TrailPoint point = state.known();
        SectionWriter out = new SectionWriter()
                .number(point.file)
                .number(point.length)
                .number(point.records)
                .number(point.missing)
                .number(point.rootSize)
                .text(HexFormat.of().formatHex(point.root))
                .text(HexFormat.of().formatHex(point.last))
                .number(point.size());
        point.tree.hashes().forEach(hash -> out.text(HexFormat.of().formatHex(hash)));
        return out.number(state.offered())
                .number(state.signed())
                .number(state.epoch())
                .toBytes();
    }

    static TrailState read(int version, SectionReader in) throws DamagedSnapshotException {
        if (version != VERSION) {
            throw new DamagedSnapshotException("there is no layout " + version + " of it");
        }
        TrailPoint point = new TrailPoint();
        point.file = (int) in.number(0, Integer.MAX_VALUE);
        point.length = in.number(0, Long.MAX_VALUE);
        point.records = in.number(0, Long.MAX_VALUE);
        point.missing = in.number(0, Long.MAX_VALUE);
        point.rootSize = in.number(0, Long.MAX_VALUE);
        System.arraycopy(hash(in), 0, point.root, 0, TreeHash.BYTES);
        System.arraycopy(hash(in), 0, point.last, 0, TreeHash.BYTES);
        long size = in.number(0, Long.MAX_VALUE);
        List<byte[]> hashes = new ArrayList<>();
        for (int left = Long.bitCount(size); left > 0; left--) {
            hashes.add(hash(in));
        }
        point.tree.set(MerkleFrontier.of(size, hashes));
        long offered = in.number(point.records + point.missing, Long.MAX_VALUE);
        long signed = in.number(0, size);
        int epoch = (int) in.number(0, Integer.MAX_VALUE);
        in.end();
        return new TrailState(point, offered, signed, epoch, 0, null);
    }

    private static byte[] hash(SectionReader in) throws DamagedSnapshotException {
        try {
            byte[] hash = HexFormat.of().parseHex(in.text());
            if (hash.length == TreeHash.BYTES) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new DamagedSnapshotException("a hash is none");
    }
}
