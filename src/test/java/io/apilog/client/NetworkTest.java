package io.apilog.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.7/24, 192.0.2.1, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 198.51.100.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "192.0.2.0/24, ::ffff:192.0.2.1, true",
        "::ffff:192.0.2.0/120, 192.0.2.1, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/65, 2001:db8::7fff:0:0:1, true",
        "2001:db8::/65, 2001:db8::8000:0:0:1, false",
        "::1, ::1, true",
        "::/0, 2001:db8::1, true"
    })
    void it_has_the_addresses_with_its_first_bits(String network, String address, boolean has) {
        assertThat(Network.of(network).orElseThrow().contains(read(address))).isEqualTo(has);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/08",
                "2001:db8::/129",
                "2001:db8",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::12345",
                "192.0.2.0/24/8",
                "1:2:3:4:5:6:7:"
            })
    void what_is_none_is_none(String text) {
        assertThat(Network.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "2001:db8::1",
                "1:2:3:4:5:6:7:8",
                "fe80::1:2",
                "1:2:3:4:5:6:192.0.2.1",
                "64:ff9b::192.0.2.33",
                "1::3:4:5:6:7:8",
                "ABCD:ef01::"
            })
    void an_address_is_read_as_the_platform_reads_it(String text) throws UnknownHostException {
        ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
        IpAddress read = read(text);
        assertThat(read.high()).isEqualTo(bytes.getLong());
        assertThat(read.low()).isEqualTo(bytes.getLong());
    }

    @Test
    void whatever_bytes_are_read_nothing_is_thrown() {
        byte[] bytes = new byte[48];
        java.util.Random random = new java.util.Random(7);
        IpAddress address = new IpAddress();
        byte[] alphabet = ":.:.0f9/\u007fx".getBytes(US_ASCII);
        for (int i = 0; i < 200_000; i++) {
            int length = random.nextInt(bytes.length);
            for (int at = 0; at < length; at++) {
                bytes[at] = alphabet[random.nextInt(alphabet.length)];
            }
            address.read(bytes, 0, length);
        }
    }

    private static IpAddress read(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        IpAddress address = new IpAddress();
        assertThat(address.read(bytes, 0, bytes.length)).as(text).isTrue();
        return address;
    }
}
