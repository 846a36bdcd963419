package io.apilog.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of all epochs, in a directory. One that is destroyed is never made again. */
public final class EpochKeys {
    private static final Pattern FILE = Pattern.compile("epoch-([1-9][0-9]{0,8})\\.key");

    private final Path directory;

    EpochKeys(Path directory) {
        this.directory = directory;
    }

    /** Every key that is there, the oldest first. */
    public List<EpochKey> all() throws AuditException {
        List<EpochKey> keys = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "epoch-*.key")) {
            for (Path file : files) {
                Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    keys.add(EpochKey.read(file, Integer.parseInt(name.group(1))));
                }
            }
        } catch (AuditException e) {
            throw e;
        } catch (IOException e) {
            throw new AuditException(directory + ": cannot be listed");
        }
        keys.sort(Comparator.comparingInt(EpochKey::number));
        return keys;
    }

    /**
     * The key of now: the latest, unless it is older than an epoch is to be; then a new one.
     *
     * @param used the highest number that was ever used: where its key is gone, that is destroyed and not made again
     */
    public EpochKey current(Instant now, Duration epoch, int used) throws AuditException {
        List<EpochKey> keys = all();
        Optional<EpochKey> last = keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
        if (last.isPresent()
                && last.get().number() >= used
                && now.isBefore(last.get().since().plus(epoch))) {
            return last.get();
        }
        int next = Math.max(last.map(EpochKey::number).orElse(0), used) + 1;
        return EpochKey.generate(directory, next, now);
    }
}
