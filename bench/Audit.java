import io.apilog.audit.LineBuffer;
import io.apilog.audit.Pseudonymizer;
import io.apilog.audit.Pseudonymous;
import io.apilog.audit.TrailKeys;
import io.apilog.audit.trail.AuditTrail;
import io.apilog.audit.trail.TrailSettings;
import io.apilog.audit.trail.TrailState;
import io.apilog.audit.verify.TrailVerifier;
import io.apilog.audit.verify.Verified;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes an audit trail as fast as it goes, with two pseudonyms a request, then verifies it.
 *
 * <p>java -cp target/apilog-exporter.jar bench/Audit.java DIRECTORY REQUESTS ROUNDS
 */
public final class Audit {
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        int requests = Integer.parseInt(args[1]);
        TrailKeys keys = TrailKeys.generate(directory.resolve("keys"), "example.com/bench", Instant.now());
        TrailSettings settings = new TrailSettings(
                directory.resolve("trail"), directory.resolve("keys"), 64 << 20, Optional.empty(), Long.MAX_VALUE, Duration.ofDays(30));
        AuditTrail trail = AuditTrail.open(settings, keys.signing(), InstantSource.system(), System::nanoTime);
        Pseudonymizer pseudonyms = new Pseudonymizer(keys.epochs().current(Instant.now(), Duration.ofDays(30), 1));
        LineBuffer line = new LineBuffer(512);
        for (int round = Integer.parseInt(args[2]); round > 0; round--) {
            long began = System.nanoTime();
            long cpu = cpu();
            for (int i = 0; i < requests; i++) {
                write(line, pseudonyms, i);
                trail.add(1_795_000_000_000L + i, line);
            }
            TrailState state = trail.copy(1);
            trail.await(state);
            told("written", requests, began, cpu);
            trail.force(state);
            trail.settled(state);
        }
        for (int round = Integer.parseInt(args[2]); round > 0; round--) {
            long began = System.nanoTime();
            long cpu = cpu();
            Verified verified = new TrailVerifier(keys.signing().verifier(), null, 0).verify(List.of(settings.directory()));
            if (!verified.isWhole()) {
                throw new IllegalStateException(verified.faults().toString());
            }
            told("verified, bytes", verified.bytes(), began, cpu);
        }
    }

    private static void write(LineBuffer line, Pseudonymizer pseudonyms, int i) {
        byte[] user = ("user-" + i % 1_000).getBytes(StandardCharsets.US_ASCII);
        byte[] object = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
        line.cut(0);
        line.ascii("\"source\":\"web\",\"resource\":\"patients\",\"operation\":\"read\",\"outcome\":\"allowed\",\"endpoint\":\"/patients/{id}\"");
        line.ascii(",\"method\":\"GET\",\"status\":200,\"epoch\":1,\"authenticated\":true,\"principal\":\"");
        pseudonyms.write(Pseudonymous.PRINCIPAL, user, 0, user.length, line);
        line.ascii("\",\"object\":\"");
        pseudonyms.write(Pseudonymous.OBJECT, object, 0, object.length, line);
        line.ascii("\",\"client\":\"192.0.2.0/24\"");
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    private static void told(String what, long many, long began, long cpu) {
        double wall = (System.nanoTime() - began) / 1e9;
        double processor = Math.max(1, cpu() - cpu) / 1e3;
        System.out.printf(
                Locale.ROOT, "%-16s %,14d  wall %6.2f s  processor %6.2f s  %,14.0f a second of a processor%n", what, many, wall, processor, many / processor);
    }
}
