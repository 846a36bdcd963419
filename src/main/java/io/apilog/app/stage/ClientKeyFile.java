package io.apilog.app.stage;

import io.apilog.bytes.PathText;
import io.apilog.client.ClientKey;
import io.apilog.config.Config;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Located;
import io.apilog.settings.Place;
import io.apilog.state.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that clients are hashed with: of a file that is configured, else of one in the state directory, else of this process alone. */
public final class ClientKeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(ClientKeyFile.class);
    private static final String NAME = "clients.key";
    private static final int MOST_BYTES = 4096;

    private ClientKeyFile() {}

    /** Where nothing is kept a reload goes on with the same key all the same. */
    private static final class OfThisProcess {
        private static final byte[] SECRET = ClientKey.random();
        private static final ClientKey KEY = ClientKey.of(SECRET);

        static ClientKey key() {
            return KEY;
        }

        static ByteBuffer secret() {
            return ByteBuffer.wrap(SECRET).asReadOnlyBuffer();
        }
    }

    /** Writes this process's own to a state directory that has none which can be used: what was made before, was made with this one. */
    public static void make(Path stateDirectory) {
        Path file = stateDirectory.resolve(NAME);
        if (read(file).isPresent()) {
            return;
        }
        try (FileChannel channel = OwnerOnly.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer key = OfThisProcess.secret();
            while (key.hasRemaining()) {
                channel.write(key);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so each start tells clients by another key: {}", file, e.toString());
        }
    }

    /**
     * The key.
     *
     * @throws ConfigException the file that is configured cannot be used
     */
    static ClientKey of(Config config) throws ConfigException {
        Located<String> configured = config.insight().clients().keyFile();
        if (!configured.value().isEmpty()) {
            return configured(PathText.of(configured.value()), configured.place());
        }
        return config.state()
                .directory()
                .flatMap(directory -> read(directory.resolve(NAME)))
                .orElseGet(OfThisProcess::key);
    }

    private static Optional<ClientKey> read(Path file) {
        try {
            return Optional.of(ClientKey.of(bytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} is no key by which clients can be told, and another takes its place: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private static ClientKey configured(Path file, Place place) throws ConfigException {
        try {
            if (OwnerOnly.isReadByOthers(file)) {
                throw refused(place, file + " may be read by others, who could tell clients by it: chmod o-r " + file);
            }
            return ClientKey.of(bytes(file));
        } catch (IOException e) {
            throw refused(place, file + " cannot be read: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            throw refused(place, file + " is no key: " + e.getMessage());
        }
    }

    private static ConfigException refused(Place place, String why) {
        return new ConfigException(place, "clients.key_file: " + why);
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Channels.newInputStream(Files.newByteChannel(file, StandardOpenOption.READ))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("expected at most " + MOST_BYTES + " bytes, found more");
            }
            return bytes;
        }
    }
}
