package io.apilog.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are for whom they are for, and what is destroyed does not come back. */
class TrailKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    Path dir;

    @Test
    void keys_are_for_their_owner_alone() throws IOException {
        TrailKeys.generate(dir, "example.com/audit", NOW);
        for (String secret : List.of("signing.key", "epoch-1.key")) {
            assertThat(Files.getPosixFilePermissions(dir.resolve(secret)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThatThrownBy(() -> TrailKeys.generate(dir, "example.com/audit", NOW))
                .hasMessageContaining("is there already");
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws IOException {
        TrailKeys keys = TrailKeys.generate(dir, "example.com/audit", NOW);
        Files.setPosixFilePermissions(dir.resolve("signing.key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> TrailKeys.read(dir)).hasMessageContaining("may be read or written by others");
        Files.setPosixFilePermissions(dir.resolve("epoch-1.key"), PosixFilePermissions.fromString("rw----r--"));
        assertThatThrownBy(() -> keys.epochs().all()).hasMessageContaining("may be read or written by others");
    }

    @Test
    void keys_that_do_not_belong_together_are_refused() throws IOException {
        Path a = dir.resolve("a");
        Path b = dir.resolve("b");
        TrailKeys.generate(a, "example.com/a", NOW);
        TrailKeys.generate(b, "example.com/b", NOW);
        Files.writeString(b.resolve("verify.pub"), Files.readString(a.resolve("verify.pub")));
        assertThatThrownBy(() -> TrailKeys.read(b)).hasMessageContaining("does not belong to");
        Files.writeString(a.resolve("signing.key"), "nothing");
        assertThatThrownBy(() -> TrailKeys.read(a)).hasMessageContaining("is no private key");
    }

    @Test
    void names_that_a_note_cannot_hold_are_refused() {
        for (String name : List.of("", "two words", "a+b", "-x", "a\nb")) {
            assertThatThrownBy(() -> TrailKeys.generate(dir.resolve("k"), name, NOW))
                    .hasMessageContaining("name");
        }
    }

    @Test
    void a_public_key_that_was_changed_is_refused() throws IOException {
        String written = TrailKeys.generate(dir, "example.com/audit", NOW)
                .signing()
                .verifier()
                .text();
        assertThat(VerifierKey.parse(written, "it").name()).isEqualTo("example.com/audit");
        assertThatThrownBy(() -> VerifierKey.parse(written.replace("example.com", "example.org"), "it"))
                .hasMessageContaining("does not belong to its key");
        assertThatThrownBy(() -> VerifierKey.parse("nothing", "it")).hasMessageContaining("is no public key");
    }

    @Test
    void a_checkpoint_is_a_signed_note() throws IOException {
        SigningKey key = TrailKeys.generate(dir, "example.com/audit", NOW).signing();
        SignedHead signed = key.sign(new TreeHead("example.com/audit", 17, new byte[32]));
        assertThat(signed.text().lines().toList().subList(0, 4))
                .containsExactly("example.com/audit", "17", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "");
        assertThat(signed.text()).contains("\n\u2014 example.com/audit ");
        SignedHead read = SignedHead.parse(signed.text(), "it");
        assertThat(key.verifier().verifies(read)).isTrue();
        assertThat(key.verifier().verifies(SignedHead.parse(signed.text().replace("\n17\n", "\n18\n"), "it")))
                .isFalse();
    }

    @Test
    void an_epoch_ends_when_its_time_is_over_or_its_key_is_destroyed() throws IOException {
        EpochKeys epochs = TrailKeys.generate(dir, "example.com/audit", NOW).epochs();
        assertThat(epochs.current(NOW, MONTH, 1).number()).isEqualTo(1);
        EpochKey second = epochs.current(NOW.plus(MONTH), MONTH, 1);
        assertThat(second.number()).isEqualTo(2);
        Files.delete(second.file());
        assertThat(epochs.current(NOW.plus(MONTH), MONTH, 2).number()).isEqualTo(3);
        assertThat(epochs.all()).extracting(EpochKey::number).containsExactly(1, 3);
    }

    @Test
    void pseudonyms_of_one_key_are_equal_and_of_two_are_not() throws IOException {
        EpochKeys epochs = TrailKeys.generate(dir, "example.com/audit", NOW).epochs();
        EpochKey first = epochs.current(NOW, MONTH, 1);
        EpochKey second = epochs.current(NOW.plus(MONTH), MONTH, 1);
        String alice = first.pseudonym(Pseudonymous.PRINCIPAL, "alice");
        LineBuffer written = new LineBuffer(64);
        byte[] name = "alice".getBytes(StandardCharsets.UTF_8);
        new Pseudonymizer(first).write(Pseudonymous.PRINCIPAL, name, 0, name.length, written);
        assertThat(new String(written.bytes(), 0, written.length(), StandardCharsets.US_ASCII))
                .isEqualTo(alice)
                .hasSize(32);
        assertThat(first.pseudonym(Pseudonymous.OBJECT, "alice")).isNotEqualTo(alice);
        assertThat(second.pseudonym(Pseudonymous.PRINCIPAL, "alice")).isNotEqualTo(alice);
    }

    @Test
    void times_are_written_as_they_are() {
        TrailTime time = new TrailTime();
        for (String text : List.of(
                "1970-01-01T00:00:00.000Z",
                "2024-02-29T23:59:59.999Z",
                "2026-11-21T09:00:00.001Z",
                "1969-12-31T12:00:00.500Z")) {
            LineBuffer written = new LineBuffer(8);
            time.write(Instant.parse(text).toEpochMilli(), written);
            assertThat(new String(written.bytes(), 0, written.length(), StandardCharsets.US_ASCII))
                    .isEqualTo(text);
        }
        LineBuffer written = new LineBuffer(8);
        time.write(Long.MAX_VALUE, written);
        assertThat(written.length()).isEqualTo(24);
    }

    @Test
    void the_tree_is_that_of_rfc_6962() {
        TreeHash hash = new TreeHash();
        MerkleFrontier tree = new MerkleFrontier();
        assertThat(java.util.HexFormat.of().formatHex(tree.root(hash)))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        byte[] leaf = new byte[TreeHash.BYTES];
        hash.leaf(new byte[0], 0, 0, leaf, 0);
        assertThat(java.util.HexFormat.of().formatHex(leaf))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        for (int size = 1; size <= 40; size++) {
            tree.add(hash, leaf(hash, size - 1), 0);
            assertThat(tree.root(hash)).isEqualTo(root(hash, 0, size));
            MerkleFrontier other = MerkleFrontier.of(size, tree.hashes());
            assertThat(other.root(hash)).isEqualTo(tree.root(hash));
        }
        assertThatThrownBy(() -> MerkleFrontier.of(3, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] leaf(TreeHash hash, int number) {
        byte[] leaf = new byte[TreeHash.BYTES];
        hash.leaf(new byte[] {(byte) number}, 0, 1, leaf, 0);
        return leaf;
    }

    /** As the RFC defines it. */
    private static byte[] root(TreeHash hash, int from, int to) {
        if (to - from == 1) {
            return leaf(hash, from);
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        return hash.node(root(hash, from, middle), root(hash, middle, to));
    }
}
