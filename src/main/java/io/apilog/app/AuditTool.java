package io.apilog.app;

import io.apilog.audit.AuditException;
import io.apilog.audit.Pseudonymous;
import io.apilog.audit.SignedHead;
import io.apilog.audit.TrailKeys;
import io.apilog.audit.VerifierKey;
import io.apilog.audit.verify.InclusionProof;
import io.apilog.audit.verify.TrailProver;
import io.apilog.audit.verify.TrailSearch;
import io.apilog.audit.verify.TrailVerifier;
import io.apilog.audit.verify.Verified;
import io.apilog.metrics.Metric;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Works on audit trails beside the daemon: {@code audit}. Reads no log and no configuration. */
public final class AuditTool {
    private static final int LONGEST = 1 << 20;
    private static final double MEBIBYTE = 1 << 20;

    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;

    /** Prints there. */
    public AuditTool(PrintStream out, PrintStream err, InstantSource clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /**
     * What a trail is held against.
     *
     * @param key the public key, or the file that it is in
     * @param checkpoint a file with a checkpoint that was kept; empty for none
     * @param lines how many lines there must be at least
     * @param metrics a file for the textfile collector of the node exporter; empty for none
     */
    public record Against(String key, String checkpoint, long lines, String metrics) {}

    /** Makes keys in a directory. */
    public void keygen(Path directory, String name) throws IOException {
        TrailKeys keys = TrailKeys.generate(directory, name, clock.instant());
        out.println(directory.resolve("signing.key") + ": signs; keep it to the daemon");
        out.println(directory.resolve("epoch-1.key") + ": makes pseudonyms; whoever has it can search for a person");
        out.println(directory.resolve("verify.pub") + ": verifies; give it to whoever is to check");
        out.println(keys.signing().verifier().text());
    }

    /**
     * Verifies a trail, or the proof of a line.
     *
     * @return whether it is whole
     */
    public boolean verify(List<Path> paths, Against against) throws IOException {
        VerifierKey key = key(against.key());
        if (paths.size() == 1 && isProof(paths.get(0))) {
            return verifyProof(paths.get(0), key);
        }
        SignedHead kept = against.checkpoint().isEmpty()
                ? null
                : SignedHead.parse(text(Path.of(against.checkpoint())), against.checkpoint());
        long began = System.nanoTime();
        Verified verified = new TrailVerifier(key, kept, against.lines()).verify(paths);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        print(verified, took);
        if (!against.metrics().isEmpty()) {
            writeMetrics(Path.of(against.metrics()), verified);
        }
        return verified.isWhole();
    }

    private void print(Verified verified, Duration took) {
        verified.faults().forEach(fault -> out.println(fault.inWords()));
        verified.notes().forEach(note -> out.println("note: " + note));
        double mib = verified.bytes() / MEBIBYTE;
        out.printf(
                Locale.ROOT,
                "%s: %d files, %d lines, %d requests, %d lines under a signature; %.1f MiB in %.2f s%n",
                verified.isWhole() ? "whole" : "NOT WHOLE, " + verified.faults().size() + " faults",
                verified.files().size(),
                verified.lines(),
                verified.records(),
                verified.signed(),
                mib,
                took.toNanos() / 1e9);
    }

    private static boolean isProof(Path path) throws IOException {
        return Files.isRegularFile(path)
                && Files.size(path) <= LONGEST
                && new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).startsWith(InclusionProof.BEGIN);
    }

    private boolean verifyProof(Path path, VerifierKey key) throws IOException {
        InclusionProof proof = InclusionProof.parse(text(path), path.toString());
        boolean holds = proof.holds(key);
        if (holds) {
            out.println(new String(proof.line(), StandardCharsets.UTF_8));
        }
        out.println(path + ": "
                + (holds
                        ? "proves that this is line " + proof.index() + " of the trail " + key.name() + ", of which "
                                + proof.signed().head().size() + " lines are signed"
                        : "proves nothing: its line, hashes, root and signature do not belong together, or are of another"
                                + " key"));
        return holds;
    }

    /** For the machine that verifies: when it did last, and what came of it. Replaced as a whole. */
    private void writeMetrics(Path file, Verified verified) throws IOException {
        String text = sample(Metric.AUDIT_VERIFIED_TIME, clock.instant().getEpochSecond())
                + sample(Metric.AUDIT_VERIFIED_FAULTS, verified.faults().size())
                + sample(Metric.AUDIT_VERIFIED_SIZE, verified.size());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String sample(Metric metric, long value) {
        String name = metric.fullName();
        return "# HELP " + name + " " + metric.help() + "\n# TYPE " + name + " gauge\n" + name + " " + value + "\n";
    }

    /** Prints what a trail says of somebody, or of something. */
    public void query(List<Path> paths, Path keys, Map<Pseudonymous, String> of) throws IOException {
        TrailSearch search = new TrailSearch(TrailKeys.epochs(keys).all());
        TrailSearch.Found found = search.search(paths, new EnumMap<>(of), out);
        err.println(found.found() + " requests");
        TreeSet<Integer> without = found.withoutKey();
        if (!without.isEmpty()) {
            err.println("not searched, as their keys are not in " + keys + ": epochs "
                    + without.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    /** Prints the proof of one line. */
    public void prove(List<Path> paths, String key, long line) throws IOException {
        out.print(new TrailProver(key(key), paths).prove(line).text());
    }

    private static VerifierKey key(String keyOrFile) throws IOException {
        Path file = keyOrFile.contains("+") && !Files.exists(Path.of(keyOrFile)) ? Path.of("") : Path.of(keyOrFile);
        return file.toString().isEmpty()
                ? VerifierKey.parse(keyOrFile, "--key")
                : VerifierKey.parse(text(file), file.toString());
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new AuditException(file + ": is no file");
        }
        if (Files.size(file) > LONGEST) {
            throw new AuditException(file + ": is too long");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
