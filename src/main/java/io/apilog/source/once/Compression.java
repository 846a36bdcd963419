package io.apilog.source.once;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The forms of compression that are known by how they begin, and are not read here. */
enum Compression {
    XZ("xz", "xzcat", 0xFD, '7', 'z', 'X', 'Z', 0),
    BZIP2("bzip2", "bzcat", 'B', 'Z', 'h'),
    ZSTD("zstd", "zstdcat", 0x28, 0xB5, 0x2F, 0xFD),
    LZ4("lz4", "lz4cat", 0x04, 0x22, 0x4D, 0x18),
    LZIP("lzip", "lzip -dc", 'L', 'Z', 'I', 'P', 1),
    COMPRESS("compress", "zcat", 0x1F, 0x9D),
    ZIP("zip", "unzip -p", 'P', 'K', 3, 4);

    private static final int LONGEST = 8;

    private final String label;
    private final String reader;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody writes to it.
    private final byte[] magic;

    Compression(String label, String reader, int... magic) {
        this.label = label;
        this.reader = reader;
        this.magic = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            this.magic[i] = (byte) magic[i];
        }
    }

    /**
     * Refuses what is compressed in one of these forms. The stream stands where it stood.
     *
     * @param in can be marked
     * @throws IOException it is so; the message says what to do
     */
    static void refuse(InputStream in, String path) throws IOException {
        in.mark(LONGEST);
        byte[] first = in.readNBytes(LONGEST);
        in.reset();
        for (Compression form : values()) {
            if (form.begins(first)) {
                throw new IOException("is compressed by " + form.label + ", and only gzip is read here: " + form.reader
                        + " " + path + " | java -jar apilog-exporter.jar --once -");
            }
        }
    }

    private boolean begins(byte[] first) {
        boolean fits = first.length >= magic.length && Arrays.equals(first, 0, magic.length, magic, 0, magic.length);
        return this == BZIP2 ? fits && first.length > 3 && first[3] >= '1' && first[3] <= '9' : fits;
    }
}
