package io.apilog.audit.verify;

import io.apilog.audit.FileHead;
import io.apilog.audit.LineHead;
import io.apilog.audit.LineKind;
import io.apilog.audit.VerifierKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each line says of itself, held against where it stands: what its kind has, and which file, root and signature it can be there. Nothing
 * that does not fit is passed over, as whoever chains a trail anew could have what would tell of it be passed over so. For one trail.
 */
final class PlaceChecks {
    private static final int MOST_FAULTS = 1_000;

    private final VerifierKey key;
    private final LineShape shape = new LineShape();
    private final List<TrailFault> faults = new ArrayList<>();
    private int fileBefore;

    PlaceChecks(VerifierKey key) {
        this.key = key;
    }

    /**
     * A line.
     *
     * @param follows whether its number is the next one
     * @param bytes in which it ends before {@code to}
     */
    void line(LineHead line, boolean follows, byte[] bytes, int to, Path file, long number) {
        if (!shape.fits(line, bytes, to)) {
            changed(file, number, "has not what a line of its kind has: each field once, in its order, and no other");
        }
        fileBefore = follows ? fileBefore : 0;
        if (line.is(LineKind.FILE)) {
            file(line, file, number);
        } else if (line.is(LineKind.ROOT) && line.number("size") != line.seq()) {
            changed(file, number, "says a root of other lines than the " + line.seq() + " before it");
        } else if (line.is(LineKind.SIGNATURE)) {
            signature(line, file, number);
        } else if (line.is(LineKind.RETIRED) && fileBefore > 0 && line.number("file") >= fileBefore) {
            changed(file, number, "says of a file that it was deleted, which cannot be: it is not before this one");
        } else if (line.is(LineKind.GAP) && line.number("missing") < 1) {
            changed(file, number, "says that requests are missing, and not how many");
        }
    }

    private void file(LineHead line, Path file, long number) {
        Optional<FileHead> head = FileHead.of(line);
        if (head.isEmpty()) {
            changed(file, number, "begins a file, and its layout, its number or its tree can be none of that place");
            return;
        }
        int is = head.get().number();
        if (fileBefore > 0 && is != fileBefore + 1) {
            changed(file, number, "says that it begins the file " + is + ", and follows the file " + fileBefore);
        }
        if (!head.get().origin().equals(key.name())) {
            add(new TrailFault(
                    file,
                    number,
                    number,
                    Manipulation.SIGNED_BY_ANOTHER,
                    "says that it is of the trail " + head.get().origin() + ", not of " + key.name()));
        }
        fileBefore = is;
    }

    private void signature(LineHead line, Path file, long number) {
        Optional<String> id = VerifierKey.idOf(line.field("signature").orElse(""));
        if (id.isEmpty()) {
            changed(file, number, "what it holds is no signature");
        } else if (!line.field("key").orElse("").equals(id.get())) {
            changed(file, number, "does not name the key " + id.get() + " that its signature is of");
        }
        if (line.number("size") >= line.seq() || line.number("size") < 0) {
            changed(file, number, "is of more lines than stand before it");
        }
    }

    private void changed(Path file, long number, String what) {
        add(new TrailFault(file, number, number, Manipulation.CHANGED, what));
    }

    void add(TrailFault fault) {
        if (faults.size() < MOST_FAULTS && !isNamed(fault, faults)) {
            faults.add(fault);
        }
    }

    /** What is wrong with lines that none of those names. */
    List<TrailFault> besides(Iterable<TrailFault> others) {
        return faults.stream().filter(fault -> !isNamed(fault, others)).toList();
    }

    private static boolean isNamed(TrailFault fault, Iterable<TrailFault> others) {
        for (TrailFault other : others) {
            if (other.file().equals(fault.file()) && other.line() <= fault.line() && fault.line() <= other.through()) {
                return true;
            }
        }
        return false;
    }
}
