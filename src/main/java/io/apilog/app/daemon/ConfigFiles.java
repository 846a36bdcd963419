package io.apilog.app.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Tells whether files have changed, by what is in them: a ConfigMap of Kubernetes changes by a link, an editor by a rename, and neither
 * has to change a time. For one thread.
 */
public final class ConfigFiles {
    private final List<Path> files;
    private long seen;

    /** @param files those that make the configuration; one that is not there is as one that is empty */
    public ConfigFiles(List<Path> files) {
        this.files = List.copyOf(files);
        this.seen = fingerprint();
    }

    /** Whether they differ from when this was last asked, or made. */
    public boolean haveChanged() {
        long now = fingerprint();
        boolean changed = now != seen;
        seen = now;
        return changed;
    }

    /** Whether these were read as those: the same content, in the same order. */
    boolean areSame(ConfigFiles others) {
        return seen == others.seen && files.size() == others.files.size();
    }

    private long fingerprint() {
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[8192];
        long length = 0;
        for (Path file : files) {
            crc.update(1);
            try (InputStream in = Files.newInputStream(file)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    crc.update(buffer, 0, read);
                    length += read;
                }
            } catch (IOException e) {
                crc.update(2);
            }
        }
        return length << 32 | crc.getValue();
    }
}
