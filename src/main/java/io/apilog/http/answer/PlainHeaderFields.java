package io.apilog.http.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFieldPreEncoder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Writes the header fields that never change as HTTP/2 has them (RFC 7541, 6.2.2: literal, without indexing, without Huffman). Jetty
 * has every server make them at its start, HTTP/2 or not; its own way loads Huffman's tree of 360 KB for that. Found by its entry under
 * {@code META-INF/services}, in place of Jetty's, which the build leaves out.
 */
public final class PlainHeaderFields implements HttpFieldPreEncoder {
    /** The largest length that fits beside the bit that says Huffman. */
    private static final int PREFIX = 127;

    private static final int WITHOUT_INDEXING = 0;

    /** For {@link java.util.ServiceLoader}. */
    public PlainHeaderFields() {}

    @Override
    public HttpVersion getHttpVersion() {
        return HttpVersion.HTTP_2;
    }

    @Override
    public byte[] getEncodedField(@Nullable HttpHeader header, String name, @Nullable String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(WITHOUT_INDEXING);
        text(out, name.toLowerCase(Locale.ROOT));
        text(out, value == null ? "" : value);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < PREFIX) {
            out.write(bytes.length);
        } else {
            out.write(PREFIX);
            int left = bytes.length - PREFIX;
            while (left >= 0x80) {
                out.write(left | 0x80);
                left >>>= 7;
            }
            out.write(left);
        }
        out.write(bytes, 0, bytes.length);
    }
}
