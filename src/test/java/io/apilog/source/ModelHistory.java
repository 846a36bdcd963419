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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

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
        OLDDIR;

        /** Whether histories meet what docs/guarantees.md says that is not found: it is run where it is asked for by name. */
        boolean hasLimits() {
            return this == OLDDIR;
        }
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
    private boolean down;
    private boolean deleted;
    private String source = Bench.SOURCE;
    private String followed;
    /** What is rotated while the directory cannot be listed may not be found, which is said: docs/guarantees.md. */
    private boolean denied;
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
        writer = new Writer(path);
        writer.end = " \"-\" \"curl/8.5.0\" 0.012";
        if (layout == Layout.IN_PLACE) {
            writer.inPlace();
        }
        Path first =
                switch (layout) {
                    case GLOB -> place.resolve("access.log*");
                    case DATED -> place.resolve("access-*.log");
                    default -> path;
                };
        followed = first.toString();
        bench = new Bench(Bench.settings(ReadFrom.END), inodes, first);
        bench.onFirstLook(this::save);
        bench.step();
    }

    private void delete(Path file) throws IOException {
        inodes.deletes(file);
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
        start();
        endLine();
        bench.settle();
        if (layout == Layout.OLDDIR) {
            // It is looked for elsewhere at last.
            bench.settle();
        }
        Map<String, Integer> surplus = new LinkedHashMap<>();
        bench.lines.forEach(line -> surplus.merge(line, 1, Integer::sum));
        writer.written.forEach(line -> surplus.merge(line, -1, Integer::sum));
        surplus.values().removeIf(count -> count == 0 || count < 0 && denied);
        if (!surplus.isEmpty()) {
            List<Map.Entry<String, Integer>> wrong = List.copyOf(surplus.entrySet());
            return wrong.size() + " lines too often or too seldom, the last " + wrong.get(wrong.size() - 1);
        }
        return bench.lost > 0 && !deleted ? "said to have lost a file" : "";
    }

    private void happens(ModelEvent event) throws IOException {
        int number = event.number();
        switch (event.kind()) {
            case WRITE -> lines(1 + number % 8);
            case WRITE_MUCH -> lines(1 + number * MUCH / 1_000);
            case WRITE_HALF_A_LINE -> halfALine(number);
            case POLL -> poll(1 + number % 2);
            case PAUSE -> pause(1_000 + 12L * number);
            case SCRAPE -> saveIfUp();
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
        saved = bench.save();
        isKnown =
                saved.positions().files().stream().anyMatch(file -> file.trace().offset() > 0 && !file.finished());
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
            saved = bench.savedAtCommit() == null ? saved : bench.savedAtCommit();
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
        if (down) {
            down = false;
            bench = bench.restartAs(saved, source, followed);
            // As the daemon does: what was found is saved before anything is read.
            bench.onFirstLook(this::save);
            bench.step();
        }
    }

    /** Permissions are wrong for some polls: what was open is read on. */
    private void deny(int number) {
        if (!down) {
            disk.denied = true;
            bench.steps(number % 5);
            lines(1 + number % 3);
            bench.steps(number % 2);
            disk.denied = false;
            denied = true;
        }
    }

    /** A running daemon has it open. */
    private void deleteTheLog(int lines) throws IOException {
        if (down || layout == Layout.LINK || layout == Layout.DATED) {
            return;
        }
        endLine();
        bench.step();
        delete(path);
        writer.lines(lines);
        writer.reopen();
        bench.steps(2);
        save();
        deleted = true;
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
            deleted = true;
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
        endLine();
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
        if (number % 5 == 4 && !down) {
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
