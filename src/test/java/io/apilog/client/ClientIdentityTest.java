package io.apilog.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.agent.AgentFamilies;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.ExtraField;
import io.apilog.request.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientIdentityTest {
    private static final ClientKey KEY = ClientKey.of("a secret of this fleet".getBytes(US_ASCII));
    private static final Source WEB = new Source(0, "web", Map.of());

    private final ClientIdentity identity = new ClientIdentity(KEY, ClientSettings.DEFAULT, -1);

    @Test
    void a_principal_is_one_client_wherever_it_is() {
        assertThat(of(asking("192.0.2.1", "curl/8.5").user("alice")))
                .isEqualTo(of(asking("192.0.2.2", "Wget/1.21").user("alice")));
    }

    @Test
    void principals_that_share_an_address_are_clients_each() {
        assertThat(of(asking("192.0.2.1", "curl/8.5").user("alice")))
                .isNotEqualTo(of(asking("192.0.2.1", "curl/8.5").user("bob")));
    }

    @ParameterizedTest
    @CsvSource({"anonymous", "Anonymous", "null", "(null)", "none", "undefined"})
    void what_says_that_there_is_no_name_is_no_principal(String user) {
        assertThat(of(asking("192.0.2.1", "curl/8.5").user(user))).isEqualTo(of(asking("192.0.2.1", "curl/8.5")));
    }

    @Test
    void a_dash_is_no_principal() {
        assertThat(of(asking("192.0.2.1", "curl/8.5").user("-"))).isEqualTo(of(asking("192.0.2.1", "curl/8.5")));
    }

    @Test
    void a_name_that_is_not_let_in_is_nobody_s() {
        assertThat(of(asking("192.0.2.1", "curl/8.5").user("alice").answered(401)))
                .isEqualTo(of(asking("192.0.2.1", "curl/8.5")));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.200, true",
        "192.0.2.1, 192.0.3.1, false",
        "2001:db8:1:2::1, 2001:db8:1:3::7, true",
        "2001:db8:1:2::1, 2001:db8:2:2::1, false",
    })
    void a_network_is_the_beginning_of_an_address(String one, String other, boolean same) {
        assertThat(network(one) == network(other)).isEqualTo(same);
        assertThat(network(one)).isNotEqualTo(ClientIdentity.NOBODY);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, 2001:DB8::1",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "2001:db8::1, 2001:0db8::0001",
        "192.0.2.1, ::ffff:192.0.2.1",
        "192.0.2.1, ::FFFF:c000:201",
        "203.0.113.255, ::ffff:203.0.113.255",
        "::1.2.3.4, ::102:304",
        "1::1.2.3.4, 1::102:304",
    })
    void one_address_is_one_client_however_it_is_written(String one, String other) {
        assertThat(of(asking(one, "curl/8.5"))).isEqualTo(of(asking(other, "curl/8.5")));
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::1, 2001:db8::2", "2001:db8::1, 2001:db8:1::", "::ffff:192.0.2.1, ::192.0.2.1", "::x, ::y"})
    void two_addresses_are_two_clients(String one, String other) {
        assertThat(of(asking(one, "curl/8.5"))).isNotEqualTo(of(asking(other, "curl/8.5")));
    }

    @Test
    void what_is_no_address_is_of_no_network() {
        assertThat(network("host.example.com")).isEqualTo(ClientIdentity.NOBODY);
    }

    private long network(String address) {
        return identity.network(asking(address, "").request().record());
    }

    @Test
    void agents_of_two_kinds_behind_one_address_are_two_clients() {
        assertThat(of(asking("192.0.2.1", "curl/8.5")))
                .isNotEqualTo(of(asking("192.0.2.1", "Mozilla/5.0 (X11) Firefox/130.0")));
    }

    @Test
    void who_is_named_as_an_address_is_another_client_than_that_address() {
        assertThat(of(asking("192.0.2.9", "").user("192.0.2.1"))).isNotEqualTo(of(asking("192.0.2.1", "")));
    }

    @Test
    void a_line_without_principal_and_address_is_nobody() {
        assertThat(of(asking("", "curl/8.5"))).isEqualTo(ClientIdentity.NOBODY);
    }

    @Test
    void another_key_gives_other_hashes() {
        ClientIdentity other = new ClientIdentity(ClientKey.of(ClientKey.random()), ClientSettings.DEFAULT, -1);
        assertThat(of(other, asking("192.0.2.1", "curl/8.5"))).isNotEqualTo(of(asking("192.0.2.1", "curl/8.5")));
    }

    @Test
    void an_address_of_a_megabyte_is_an_address_like_another() {
        String text = "x".repeat(1 << 20);
        assertThat(of(asking(text, text))).isNotEqualTo(ClientIdentity.NOBODY);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "192.0.2.10, '203.0.113.5', 203.0.113.5",
                "192.0.2.10, '203.0.113.5, 192.0.2.11', 203.0.113.5",
                "192.0.2.10, '198.51.100.66, 203.0.113.5, 192.0.2.11', 203.0.113.5",
                "192.0.2.10, '203.0.113.5:4711', 203.0.113.5",
                "192.0.2.10, '\"[2001:db8:1::5]:4711\"', 2001:db8:1::5",
                "192.0.2.10, '2001:db8:1::5', 2001:db8:1::5",
                "192.0.2.10, '192.0.2.12, 192.0.2.11', 192.0.2.12",
                "192.0.2.10, '203.0.113.5,,', 203.0.113.5",
                "192.0.2.10, '-', 192.0.2.10",
                "192.0.2.10, '', 192.0.2.10",
                "192.0.2.10, ' , ,', 192.0.2.10",
                "203.0.113.77, '198.51.100.66', 203.0.113.77",
                "unix:, '198.51.100.66', unix:"
            })
    void behind_trusted_proxies_it_is_the_first_that_is_none_of_them(String client, String list, String expected) {
        ClientSettings settings =
                new ClientSettings(1024, List.of(Network.of("192.0.2.0/24").orElseThrow()), "http_x_forwarded_for");
        AccessRecord record =
                new AccessRecord(List.of(ExtraField.of(settings.forwarded().orElseThrow())), Map.of());
        ClientIdentity behind = new ClientIdentity(KEY, settings, 0);
        new Asking(WEB, record).client(client).extra(0, list);
        assertThat(behind.address(record)).hasToString(expected);
    }

    private long of(Asking asking) {
        return of(identity, asking);
    }

    private static long of(ClientIdentity identity, Asking asking) {
        AccessRecord record = asking.request().record();
        return identity.of(record, new AgentFamilies().of(record.userAgent));
    }

    private static Asking asking(String address, String agent) {
        return new Asking().client(address).agent(agent);
    }
}
