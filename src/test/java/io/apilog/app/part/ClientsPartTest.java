package io.apilog.app.part;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientSettings;
import io.apilog.client.ClientTable;
import io.apilog.part.SourceNames;
import io.apilog.request.Asking;
import io.apilog.request.Source;
import io.apilog.state.SectionReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientsPartTest {
    private static final List<Source> SOURCES = List.of(new Source(0, "web", Map.of()));

    private final ClientsPart part = part("a secret of this fleet");

    @Test
    void clients_that_had_to_leave_are_counted_on_over_any_end() throws Exception {
        evict(part, 3);
        ClientsPart next = part("a secret of this fleet");
        assertThat(next.restore(saved(), SourceNames.UNCHANGED)).isEmpty();
        evict(next, 2);
        assertThat(next.families(next.copy()).get(0).samples.toString())
                .contains("apilog_client_evictions_total")
                .contains("Value: 5.0");
    }

    @Test
    void another_key_than_before_is_said() throws Exception {
        assertThat(part("another secret of them").restore(saved(), SourceNames.UNCHANGED))
                .containsExactly("clients are told by another key than before: windows of unique clients begin anew");
    }

    @Test
    void nothing_of_a_client_is_saved() {
        evict(part, 3);
        assertThat(new String(part.write(part.copy()), US_ASCII)).doesNotContain("192.0.2", "curl");
    }

    private ClientsPart.Copy saved() throws Exception {
        return part.read(1, new SectionReader(part.write(part.copy())));
    }

    private static void evict(ClientsPart part, int clients) {
        Asking asking = new Asking().agent("curl/8.5").atSecond(1e9);
        for (int i = 0; i < 8 + clients; i++) {
            part.counted(asking.client("192.0.2." + i).request());
        }
    }

    private static ClientsPart part(String secret) {
        ClientKey key = ClientKey.of(secret.getBytes(US_ASCII));
        ClientIdentity identity = new ClientIdentity(key, ClientSettings.DEFAULT, -1);
        return new ClientsPart(new ClientTable(identity, 8, 1, () -> 0, List.of()), key, SOURCES, List::of);
    }
}
