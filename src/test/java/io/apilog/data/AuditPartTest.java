package io.apilog.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.audit.EpochKey;
import io.apilog.audit.Pseudonymous;
import io.apilog.audit.TrailKeys;
import io.apilog.audit.trail.AuditTrail;
import io.apilog.audit.trail.TrailSettings;
import io.apilog.audit.trail.TrailState;
import io.apilog.audit.verify.TrailVerifier;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientSettings;
import io.apilog.part.SourceNames;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.state.SectionReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a trail says of requests, and what it does not. */
class AuditPartTest {
    private static final Endpoint PATIENT = new Endpoint(3, "/patients/{id}", Rule.ROUTE);

    @TempDir
    Path dir;

    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private TrailKeys keys;
    private AuditPart part;

    private final Asking asking = new Asking()
            .target("/patients/4711-0815?name=jane")
            .endpoint(PATIENT)
            .user("alice")
            .client("192.0.2.77")
            .answered(200)
            .atSecond(1_795_000_000);

    @BeforeEach
    void make() throws IOException {
        keys = TrailKeys.generate(dir.resolve("keys"), "example.com/audit", now);
        part = part();
    }

    private AuditPart part() {
        TrailSettings settings = new TrailSettings(
                dir.resolve("trail"), dir.resolve("keys"), 1 << 20, Optional.empty(), 1 << 30, Duration.ofDays(30));
        return new AuditPart(
                new AuditSettings(
                        List.of(new DataResource(
                                "patients",
                                List.of(ResourcePattern.parse("/patients/{id}").orElseThrow()),
                                "restricted")),
                        settings),
                keys,
                AuditTrail.open(settings, keys.signing(), () -> now, System::nanoTime),
                new ClientIdentity(
                        ClientKey.of("a key of tests alone".getBytes(StandardCharsets.US_ASCII)),
                        ClientSettings.DEFAULT,
                        -1),
                () -> now);
    }

    private TrailState save() {
        TrailState copy = part.copy();
        part.write(copy);
        return copy;
    }

    private void settle() {
        TrailState copy = save();
        part.force(copy);
        part.settled(copy);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(dir.resolve("trail/audit-000001.jsonl"));
    }

    private List<String> accesses() throws IOException {
        return lines().stream()
                .filter(line -> line.contains("\"kind\":\"access\""))
                .map(line -> line.replaceAll(".*\"access\",", "{"))
                .toList();
    }

    @Test
    void a_line_says_what_was_asked_by_whom_and_what_came_of_it() throws IOException {
        part.counted(asking.request());
        save();
        EpochKey epoch = keys.epochs().current(now, Duration.ofDays(30), 1);
        assertThat(accesses())
                .containsExactly("{\"time\":\"2026-11-18T11:06:40.000Z\",\"source\":\"web\",\"resource\":\"patients\","
                        + "\"sensitivity\":\"restricted\",\"operation\":\"read\",\"outcome\":\"allowed\","
                        + "\"endpoint\":\"/patients/{id}\",\"method\":\"GET\",\"status\":200,\"epoch\":1,"
                        + "\"authenticated\":true,\"principal\":\""
                        + epoch.pseudonym(Pseudonymous.PRINCIPAL, "alice")
                        + "\",\"object\":\""
                        + epoch.pseudonym(Pseudonymous.OBJECT, "4711-0815")
                        + "\",\"client\":\"192.0.2.0/24\"}");
    }

    @Test
    void no_name_id_address_or_query_is_in_it() throws IOException {
        part.counted(asking.request());
        part.counted(asking.target("/patients/%34711-0815;jane")
                .client("2001:db8:1:2::77")
                .request());
        part.counted(asking.client("not an address\"")
                .user("")
                .answered(-1)
                .method(HttpMethod.PUT)
                .request());
        settle();
        assertThat(String.join("\n", lines()))
                .doesNotContain("alice", "4711-0815", "jane", "192.0.2.77", "2001:db8:1:2", "not an")
                .contains("\"client\":\"2001:db8:1::/48\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"PATH", "LEARNED", "SHAPE", "STATIC", "LOG"})
    void an_endpoint_that_is_called_by_what_paths_have_in_them_is_called_by_the_pattern(Rule rule) throws IOException {
        part.counted(asking.target("/patients/mary.smith")
                .endpoint(new Endpoint(5, "/patients/mary.smith", rule))
                .request());
        // The escapes of a path are undone before it is compared, those of a name are not there.
        part.counted(asking.target("/patients/%6dary.smith").request());
        // The path is another one: the name alone leads to the data.
        part.counted(asking.target("/p?of=mary.smith").request());
        save();
        assertThat(accesses())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"endpoint\":\"/patients/{id}\"")
                        .doesNotContain("mary"));
    }

    @Test
    void what_nothing_is_known_by_keeps_its_name() throws IOException {
        part.counted(asking.target("/patients/mary.smith")
                .endpoint(Endpoint.UNMATCHED)
                .answered(403)
                .request());
        save();
        assertThat(accesses().get(0)).contains("\"endpoint\":\"unmatched\"").doesNotContain("mary");
    }

    @Test
    void a_name_that_was_refused_is_told_from_one_that_was_let_in() throws IOException {
        part.counted(asking.answered(401).request());
        save();
        assertThat(accesses().get(0)).contains("\"outcome\":\"denied\"", "\"authenticated\":false,\"principal\":");
    }

    @Test
    void other_requests_are_not_in_it() throws IOException {
        part.counted(asking.method(HttpMethod.OPTIONS).request());
        part.counted(asking.method(HttpMethod.GET)
                .target("/")
                .endpoint(new Endpoint(4, "/", Rule.PATH))
                .request());
        part.counted(asking.target("/patients/17").endpoint(PATIENT).request());
        save();
        assertThat(accesses()).hasSize(1);
    }

    @Test
    void what_was_saved_is_gone_on_with() throws Exception {
        part.counted(asking.request());
        byte[] saved = part.write(part.copy());
        part.counted(asking.request());
        save();
        part = part();
        part.restore(part.read(1, new SectionReader(saved)), SourceNames.UNCHANGED);
        part.counted(asking.answered(404).request());
        settle();
        assertThat(accesses()).hasSize(2).last().asString().contains("\"status\":404");
        assertThat(new TrailVerifier(keys.signing().verifier(), part.signed().orElseThrow(), 0)
                        .verify(List.of(dir.resolve("trail")))
                        .faults())
                .isEmpty();
    }

    @Test
    void another_configuration_goes_on_with_the_same_trail() throws Exception {
        part.counted(asking.request());
        TrailState last = part.copy();
        AuditPart before = part;
        part = part();
        part.restore(last, SourceNames.UNCHANGED);
        before.settled(last);
        part.counted(asking.request());
        settle();
        assertThat(accesses()).hasSize(2);
        assertThat(new TrailVerifier(keys.signing().verifier(), null, 0)
                        .verify(List.of(dir.resolve("trail")))
                        .faults())
                .isEmpty();
    }

    @Test
    void a_key_that_was_destroyed_is_followed_by_another() throws IOException {
        part.counted(asking.request());
        settle();
        Files.delete(dir.resolve("keys/epoch-1.key"));
        settle();
        part.counted(asking.request());
        settle();
        assertThat(accesses().get(0)).contains("\"epoch\":1,");
        assertThat(accesses().get(1)).contains("\"epoch\":2,");
        assertThat(Files.exists(dir.resolve("keys/epoch-1.key"))).isFalse();
    }

    @Test
    void where_there_is_no_key_names_are_left_out() throws IOException {
        Files.move(dir.resolve("keys"), dir.resolve("elsewhere"));
        part.counted(asking.request());
        save();
        assertThat(accesses().get(0)).contains("\"status\":200,\"client\"").doesNotContain("principal", "object");
    }
}
