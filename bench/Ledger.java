import io.apilog.state.Section;
import io.apilog.state.SectionWriter;
import io.apilog.state.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/**
 * Writes a state directory in which many files are known that are read to their end, in the layout that every version reads.
 *
 * <p>java -cp target/apilog-exporter.jar bench/Ledger.java DIRECTORY FILES LOG
 */
public final class Ledger {
    private static final int LAYOUT = 3;
    private static final int HEAD = 1024;

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        int files = Integer.parseInt(args[1]);
        String log = args[2];
        Random random = new Random(1);
        SectionWriter out = new SectionWriter();
        out.number(1).text("default").text(log);
        out.number(1).number(1);
        out.number(files);
        for (int i = 0; i < files; i++) {
            file(out, log, i, random);
        }
        // Nothing is set aside, no archive is read, no path is followed and nothing is looked for.
        out.number(0).number(0).number(0).number(0);
        try (StateDirectory state = StateDirectory.open(directory, "", false)) {
            state.load(snapshot -> snapshot);
            byte[] bytes = out.toBytes();
            state.save(Map.of("positions", Section.together(LAYOUT, bytes)), System.currentTimeMillis(), true);
            System.out.println(bytes.length / files);
        }
    }

    private static void file(SectionWriter out, String log, int number, Random random) {
        out.text("default").text(log);
        out.number(1).number(1_000_000L + number).fixed(1_764_000_000_000_000_000L + number);
        out.text(log + "-20261128-" + number).flag(true).flag(false).number(0).flag(false).flag(false);
        out.number(0).number(HEAD).fixed(random.nextLong());
        for (int prefix = 64; prefix < HEAD; prefix *= 2) {
            out.fixed(random.nextLong());
        }
        out.number(64).fixed(random.nextLong());
        long size = 1_000_000 + random.nextInt(100_000_000);
        out.number(size).number(size);
    }

    private Ledger() {}
}
