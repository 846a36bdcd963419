package io.apilog.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs events against a log on a real file system and a daemon whose end is the loss of everything that it had not saved. The writer
 * pauses while the log is copied and cut, and nothing is deleted that was not saved as counted, since such lines exist nowhere afterwards.
 */
final class ModelHistory implements AutoCloseable {
    enum Layout {
        PLAIN,
        GLOB,
        LINK,
        /** The writer does not append. */
        IN_PLACE,
        /** Each file has a date in its name, and a glob finds them. */
        DATED,
        /** Rotated files are moved into a directory below. */
        OLDDIR,
        /** One file is mounted by itself: that it is renamed outside is seen in the table of mounts alone. */
        MOUNTED;

        /** Whether histories meet what docs/guarantees.md says that is not found: it is run where it is asked for by name. */
        boolean hasLimits() {
            return this == OLDDIR || this == MOUNTED;
        }
    }

    /** What docs/guarantees.md says that is not found. */
    private enum Limit {
        /** What is rotated while the directory cannot be listed. */
        HIDDEN,
        /** What a file that is mounted by itself becomes outside. */
        MOUNT,
        /** What is rotated into another directory by copying, or while the daemon is down, or before it was down for 3 s. */
        OLDDIR
    }

    private static final int MUCH = 4_000;

    private final Path place;
    private final Layout layout;
    private Path path;
    private final FailingDisk disk = new FailingDisk();
    private final ReusingDisk inodes;
    private final Writer writer;
    private final List<Path> siblings = new ArrayList<>();
    private Bench bench;
    private Bench.Saved saved;
    private ModelScrapers.@Nullable Kept kept;
    private final ModelScrapers scrapers;
    private @Nullable ModelMount mount;
    private boolean down;
    /** Files of which nothing is known to be unread went away, which may count as lost: docs/guarantees.md. */
    private boolean mayBeMissed;

    private String source = Bench.SOURCE;
    private String followed;
    private boolean isRespelled;
    /** Nothing can be saved. */
    private boolean full;
    /** What was shown may not be what is saved. */
    private boolean marked;
    /** What was there when counts began anew. */
    private final Set<String> before = new HashSet<>();
    /** By what docs/guarantees.md says cannot be found, lines may be missing, which counts as a file lost where it can be known. */
    private final Set<Limit> limits = EnumSet.noneOf(Limit.class);
    /** Whether something of the file was counted and saved by which it is known. */
    private boolean isKnown;
    /** Further rotations at the same time. */
    private boolean atOnce;

    private int names;
    private String rest = "";

    ModelHistory(Path place, Layout layout, ReusingDisk.Births births) throws IOException {
        this.place = place;
        this.layout = layout;
        if (layout == Layout.OLDDIR) {
            Files.createDirectory(place.resolve("old"));
        }
        inodes = new ReusingDisk(disk, births);
        path = layout == Layout.DATED ? dated() : place.resolve("access.log");
        if (layout == Layout.LINK) {
            Files.createSymbolicLink(path, target());
        }
        if (layout == Layout.MOUNTED) {
            path = Files.createDirectory(place.resolve("outside")).resolve("access.log");
        }
        writer = new Writer(path);
        writer.end = " \"-\" \"curl/8.5.0\" 0.012";
        if (layout == Layout.IN_PLACE) {
            writer.inPlace();
        }
        if (layout == Layout.MOUNTED) {
            mount = new ModelMount(path, place.resolve("access.log"), disk);
        }
        Path first =
                switch (layout) {
                    case MOUNTED -> place.resolve("access.log");
                    case GLOB -> place.resolve("access.log*");
                    case DATED -> place.resolve("access-*.log");
                    default -> path;
                };
        followed = first.toString();
        bench = new Bench(Bench.settings(ReadFrom.END), inodes, first);
        scrapers = new ModelScrapers(() -> bench.now());
        bench.onFirstLook(this::save);
        bench.step();
    }

    private void delete(Path file) throws IOException {
        ModelMount mounted = mount;
        if (mounted == null || !mounted.is(file)) {
            inodes.deletes(file);
        }
        Files.delete(file);
    }

    private Path dated() {
        return place.resolve("access-" + (20261128 + names++) + ".log");
    }

    private Path target() {
        return place.resolve("target-" + names++ + ".txt");
    }

    /** What is wrong when all of it has happened; empty if nothing is. */
    String run(List<ModelEvent> events) throws IOException {
        for (ModelEvent event : events) {
            happens(event);
        }
        full = false;
        disk.unlisted = false;
        start();
        endLine();
        tellMount();
        bench.settle();
        if (layout == Layout.OLDDIR) {
            // It is looked for elsewhere at last.
            bench.settle();
        }
        return wrong();
    }

    /** Lines too often, lines missing without a word, a word without a line that is missing, counters that go back. */
    private String wrong() throws IOException {
        save();
        scrapers.scrape(0, shown());
        scrapers.scrape(1, shown());
        Map<String, Integer> surplus = new LinkedHashMap<>();
        bench.lines.forEach(line -> surplus.merge(line, 1, Integer::sum));
        writer.written.forEach(line -> surplus.merge(line, before.contains(line) ? 0 : -1, Integer::sum));
        surplus.values().removeIf(count -> count == 0);
        boolean isMissing = surplus.values().stream().anyMatch(count -> count < 0);
        surplus.values().removeIf(count -> count < 0 && isSaid());
        if (!surplus.isEmpty()) {
            List<Map.Entry<String, Integer>> wrong = List.copyOf(surplus.entrySet());
            return wrong.size() + " lines too often or too seldom, the last " + wrong.get(wrong.size() - 1);
        }
        if (mount != null && !bench.lines.containsAll(notBefore(content(mount.point())))) {
            return "lines of the mounted file are missing";
        }
        return bench.lost > 0 && !isMissing && !mayBeMissed && limits.isEmpty()
                ? "said to have lost a file"
                : scrapers.wrong();
    }

    private boolean isSaid() {
        return limits.contains(Limit.MOUNT)
                || limits.contains(Limit.OLDDIR)
                || (limits.contains(Limit.HIDDEN) && bench.lost > 0);
    }

    private List<String> notBefore(List<String> lines) {
        List<String> since = new ArrayList<>(lines);
        since.removeAll(before);
        return since;
    }

    private ModelScrapers.Kept shown() {
        return kept == null || marked ? scrapers.keep(bench.lines) : kept;
    }

    private void happens(ModelEvent event) throws IOException {
        int number = event.number();
        switch (event.kind()) {
            case WRITE -> lines(1 + number % 8);
            case WRITE_MUCH -> lines(1 + number * MUCH / 1_000);
            case WRITE_HALF_A_LINE -> halfALine(number);
            case POLL -> poll(1 + number % 2);
            case PAUSE -> pause(1_000 + 12L * number);
            case SCRAPE -> scrape(number);
            case HIDE -> {
                disk.unlisted = true;
                limits.add(Limit.HIDDEN);
            }
            case SHOW -> disk.unlisted = false;
            case FILL_DISK -> full = true;
            case CLEAR_DISK -> full = false;
            case MOUNT_AGAIN -> mountAgain();
            case SAVE_SOON -> saveSoon();
            case KILL -> down = true;
            case STOP -> stop();
            case START -> start();
            case RESPELL -> respell(number);
            case READ_A_LITTLE -> readALittle(1 + number % 4);
            case SHORT_LIFE -> shortLife(number);
            case DENY -> deny(number);
            case DELETE_THE_LOG -> deleteTheLog(number % 3);
            case BACK_UP -> backUp();
            case COMPRESS_A_SIBLING -> compressASibling(number);
            case COMPRESS_ALL_SIBLINGS -> List.copyOf(siblings).forEach(this::compress);
            case ROTATE_AT_ONCE -> rotateAtOnce(event);
            case DELETE_A_SIBLING -> deleteASibling();
            default -> rotate(event);
        }
    }

    private void lines(int count) {
        endLine();
        writer.lines(count);
    }

    private void halfALine(int number) {
        endLine();
        String line = writer.nextLine();
        int cut = 1 + number % (line.length() - 1);
        writer.raw(line.substring(0, cut));
        rest = line.substring(cut) + "\n";
    }

    private void endLine() {
        writer.raw(rest);
        rest = "";
    }

    private void poll(int count) {
        if (!down) {
            bench.steps(count);
        }
    }

    private void pause(long millis) {
        if (!down) {
            bench.pass(millis).step();
        }
    }

    private void save() {
        if (full) {
            bench.saveInVain();
            marked = true;
            return;
        }
        saved(bench.save());
    }

    private void saved(Bench.Saved now) {
        saved = now;
        marked = false;
        kept = scrapers.keep(now.lines());
        isKnown =
                saved.positions().files().stream().anyMatch(file -> file.trace().offset() > 0 && !file.finished());
    }

    /** A scrape asks for a save; one soon after another shows the one before. */
    private void scrape(int number) {
        if (down) {
            return;
        }
        if (number % 4 > 0 || kept == null) {
            save();
        }
        scrapers.scrape(number / 4, shown());
    }

    private void tellMount() {
        try {
            if (mount != null) {
                mount.tell();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mountAgain() throws IOException {
        ModelMount mounted = mount;
        if (mounted != null) {
            down = true;
            if (mounted.again()) {
                limits.add(Limit.MOUNT);
                // It was not there yet when counts began anew.
                before.removeAll(content(path));
            }
        }
    }

    private void saveIfUp() {
        if (!down) {
            save();
        }
    }

    private void saveSoon() {
        if (!down) {
            bench.saveAtNextCommit();
            bench.step();
            Bench.Saved early = bench.savedAtCommit();
            if (early != null && !full) {
                saved(early);
            }
        }
    }

    private void respell(int number) {
        if (layout == Layout.PLAIN || layout == Layout.IN_PLACE) {
            followed = place
                    + switch (number % 4) {
                        case 0 -> "/access.log";
                        case 1 -> "/access.lo[g]";
                        case 2 -> "/./access.log";
                        default -> "/{access,absent}.log";
                    };
        }
        isRespelled = true;
        if (number % 10 == 0 && layout != Layout.DATED && layout != Layout.GLOB) {
            source = source.equals(Bench.SOURCE) ? "shop" : Bench.SOURCE;
        }
    }

    private void readALittle(int batches) {
        if (!down) {
            bench.stepPartly(batches);
        }
    }

    private void shortLife(int number) {
        start();
        for (int polls = number % 4; polls > 0; polls--) {
            readALittle(1 + number / 4 % 3);
        }
        if (number % 3 == 0) {
            saveSoon();
        }
        down = true;
    }

    private void stop() {
        if (!down) {
            bench.step();
            save();
            down = true;
        }
    }

    private void start() {
        // A directory that cannot be written at the start is refused.
        if (down && !full) {
            down = false;
            // Of a glob that is new and finds nothing yet nothing beside is known.
            disk.unlisted &= !isRespelled;
            isRespelled = false;
            if (marked) {
                beginAnew();
            } else {
                bench = bench.restartAs(saved, source, followed);
                scrapers.goOn(kept);
            }
            // As the daemon does: what was found is saved before anything is read.
            bench.onFirstLook(this::save);
            bench.step();
        }
    }

    /** What was shown was not saved: every counter begins at 0, and reading at the end. */
    private void beginAnew() {
        before.addAll(writer.written);
        if (!rest.isEmpty()) {
            before.remove(writer.written.get(writer.written.size() - 1));
        }
        // What a first start cannot see was there before, or is taken for new by the next one: docs/guarantees.md.
        disk.unlisted = false;
        bench = bench.beginAnew(source, followed);
        scrapers.beginAnew();
        kept = null;
        mayBeMissed = true;
    }

    /** Permissions are wrong for some polls: what was open is read on. */
    private void deny(int number) {
        if (!down) {
            disk.denied = true;
            bench.steps(number % 5);
            lines(1 + number % 3);
            bench.steps(number % 2);
            disk.denied = false;
        }
    }

    /** A running daemon has it open. */
    private void deleteTheLog(int lines) throws IOException {
        if (down || full || layout == Layout.MOUNTED || layout == Layout.LINK || layout == Layout.DATED) {
            return;
        }
        endLine();
        bench.step();
        delete(path);
        writer.lines(lines);
        writer.reopen();
        bench.steps(2);
        save();
        mayBeMissed = true;
    }

    /** A glob that names backups too is told in docs/guarantees.md. */
    private void backUp() {
        if (layout == Layout.PLAIN) {
            endLine();
            writer.copy(".bak" + names++);
            poll(1);
        }
    }

    private void compressASibling(int number) {
        if (!siblings.isEmpty()) {
            compress(siblings.get(number % siblings.size()));
        }
    }

    private void compress(Path sibling) {
        if (sibling.toString().endsWith(".gz")) {
            return;
        }
        try {
            Path archive = sibling.resolveSibling(sibling.getFileName() + ".gz");
            // It has an inode before that of the other is free.
            inodes.created(Files.write(archive, Writer.gzip(Files.readAllBytes(sibling))));
            Files.setLastModifiedTime(archive, Files.getLastModifiedTime(sibling));
            delete(sibling);
            siblings.set(siblings.indexOf(sibling), archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteASibling() throws IOException {
        if (!siblings.isEmpty() && new HashSet<>(saved.lines()).containsAll(content(siblings.get(0)))) {
            delete(siblings.remove(0));
            mayBeMissed = true;
        }
    }

    private static List<String> content(Path sibling) throws IOException {
        if (!sibling.toString().endsWith(".gz")) {
            return Files.readAllLines(sibling);
        }
        try (var in = new GZIPInputStream(Files.newInputStream(sibling))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private void rotate(ModelEvent event) throws IOException {
        rotateLog(event);
        tellMount();
    }

    private void rotateLog(ModelEvent event) throws IOException {
        endLine();
        if (layout == Layout.MOUNTED) {
            limits.add(Limit.MOUNT);
        }
        if (layout == Layout.OLDDIR && (down || atOnce || isCopy(event.kind()))) {
            limits.add(Limit.OLDDIR);
        }
        if (layout == Layout.OLDDIR && !down) {
            // A file of which nothing was counted is known by nothing when it is compressed in another directory:
            // docs/guarantees.md.
            writer.lines(3);
            bench.step();
            save();
        } else if (layout == Layout.OLDDIR && !isKnown && !atOnce) {
            return;
        }
        isKnown = false;
        if (layout == Layout.LINK) {
            poll(1);
            switchLink();
            poll(1);
            saveIfUp();
            return;
        }
        if (layout == Layout.DATED) {
            nextDate();
            return;
        }
        boolean numbered =
                switch (event.kind()) {
                    case SHIFT_AND_RENAME, SHIFT_COPY_AND_CUT, COPY_SLOWLY_AND_CUT -> true;
                    default -> false;
                };
        if (numbered) {
            shift();
        }
        String suffix = numbered ? ".1" : ".d" + names++;
        Path sibling = writer.sibling(suffix);
        switch (event.kind()) {
            case RENAME_WITH_GAP -> {
                writer.rename(suffix).lines(2);
                sibling = out(sibling);
                poll(event.number() % 6);
                writer.lines(1);
                writer.reopen();
            }
            case COPY_AND_CUT -> {
                writer.copy(suffix);
                sibling = out(sibling);
                between(event.number());
                writer.truncate();
            }
            case COPY_SLOWLY_AND_CUT -> {
                byte[] all = Files.readAllBytes(path);
                int half = event.number() * all.length / 1_000;
                Files.write(sibling, Arrays.copyOf(all, half));
                sibling = out(sibling);
                between(event.number());
                Files.write(sibling, Arrays.copyOfRange(all, half, all.length), StandardOpenOption.APPEND);
                between(event.number() / 5);
                writer.truncate();
            }
            case COPY_CUT_AND_COMPRESS, SHIFT_COPY_AND_CUT -> writer.copyTruncate(suffix);
            default -> writer.rotate(suffix);
        }
        sibling = out(sibling);
        siblings.add(sibling);
        switch (event.kind()) {
            case RENAME_AND_COMPRESS, COPY_CUT_AND_COMPRESS -> compress(sibling);
            default -> {}
        }
    }

    private static boolean isCopy(ModelEvent.Kind kind) {
        return switch (kind) {
            case COPY_AND_CUT, COPY_SLOWLY_AND_CUT, COPY_CUT_AND_COMPRESS, SHIFT_COPY_AND_CUT -> true;
            default -> false;
        };
    }

    /** Where a file lies that was just rotated. */
    private Path out(Path sibling) throws IOException {
        boolean isOut = layout != Layout.OLDDIR || !sibling.getParent().equals(place);
        return isOut
                ? sibling
                : Files.move(
                        sibling,
                        place.resolve("old").resolve(sibling.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
    }

    private void between(int number) {
        if (number % 5 == 4 && !down && !full && !marked) {
            down = true;
            start();
        } else {
            poll(number % 5);
        }
    }

    /** The oldest first: .2 becomes .3, .1 becomes .2, compressed or not. */
    private void shift() throws IOException {
        List<Path> numbered = new ArrayList<>(siblings);
        numbered.removeIf(sibling -> number(sibling) < 0);
        numbered.sort(Comparator.comparingInt(ModelHistory::number).reversed());
        for (Path sibling : numbered) {
            String next = "." + (number(sibling) + 1);
            Path moved =
                    sibling.resolveSibling("access.log" + (sibling.toString().endsWith(".gz") ? next + ".gz" : next));
            Files.move(sibling, moved, StandardCopyOption.ATOMIC_MOVE);
            siblings.set(siblings.indexOf(sibling), moved);
        }
    }

    private static int number(Path sibling) {
        String suffix =
                sibling.getFileName().toString().replace("access.log.", "").replace(".gz", "");
        return suffix.startsWith("d") ? -1 : Integer.parseInt(suffix);
    }

    private void rotateAtOnce(ModelEvent event) throws IOException {
        if (layout == Layout.OLDDIR && down && !isKnown) {
            return;
        }
        for (int i = 0; i < 1 + event.number() % 3; i++) {
            atOnce = i > 0;
            endLine();
            if (layout == Layout.LINK) {
                switchLink();
            } else if (layout == Layout.DATED) {
                nextDate();
            } else {
                rotate(new ModelEvent(ModelEvent.Kind.SHIFT_AND_RENAME, event.number()));
            }
            writer.lines(1 + event.number() % 7);
        }
        atOnce = false;
    }

    private void switchLink() throws IOException {
        siblings.add(path.toRealPath());
        Path fresh = place.resolve("fresh");
        Files.createSymbolicLink(fresh, target());
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        writer.reopen();
    }

    private void nextDate() {
        siblings.add(path);
        path = dated();
        writer.moveTo(path);
    }

    /** What has happened to the files, by {@link io.apilog.source.file.Rows#row}. */
    BitSet rows() {
        return bench.rows();
    }

    @Override
    public void close() throws IOException {
        bench.close();
        writer.close();
        inodes.close();
    }
}
