package io.apilog.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ServiceLoader;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFieldPreEncoder;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHeaderFieldsTest {
    private static final int LARGEST = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 126, 127, 128, 254, 255, 300, 20_000})
    void a_field_of_any_length_is_read_back_by_a_decoder(int length) throws Exception {
        String value = "x".repeat(length);
        ByteBuffer block = ByteBuffer.allocate(LARGEST);
        block.put((byte) 0x88); // :status 200
        block.put(new PlainHeaderFields().getEncodedField(null, "X-Name", value));
        block.flip();

        MetaData decoded = new HpackDecoder(LARGEST, System::nanoTime).decode(block);

        assertThat(decoded.getHttpFields())
                .containsExactly(new HttpField("x-name", value))
                .isInstanceOf(HttpFields.class);
    }

    @Test
    void jetty_finds_it() {
        assertThat(ServiceLoader.load(HttpFieldPreEncoder.class))
                .filteredOn(encoder -> encoder.getHttpVersion() == HttpVersion.HTTP_2)
                .hasAtLeastOneElementOfType(PlainHeaderFields.class);
    }
}
