package io.apilog.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.audit.trail.WrittenTrail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line can be proved without showing another one. */
class InclusionProofTest {
    @TempDir
    Path dir;

    @Test
    void every_line_under_a_signature_is_proved() throws IOException {
        WrittenTrail trail = WrittenTrail.in(dir, 3_000);
        trail.add(23).settle();
        trail.add(14).settle();
        TrailProver prover = new TrailProver(trail.key(), List.of(trail.files()));
        long size = trail.trail().signed().orElseThrow().head().size();
        for (long line = 0; line < size; line++) {
            InclusionProof proof = prover.prove(line);
            assertThat(new String(proof.line(), StandardCharsets.UTF_8)).startsWith("{\"seq\":" + line + ",");
            InclusionProof read = InclusionProof.parse(proof.text(), "it");
            assertThat(read.holds(trail.key())).as("line %d", line).isTrue();
            assertThat(read.hashes()).hasSizeLessThan(8);
        }
        assertThatThrownBy(() -> prover.prove(size)).hasMessageContaining("not under a signature");
        assertThatThrownBy(() -> prover.prove(9_999)).hasMessageContaining("not in these files");
    }

    @Test
    void a_line_is_proved_where_files_before_are_gone() throws IOException {
        WrittenTrail trail = WrittenTrail.in(dir, 3_000, 9_000);
        for (int i = 0; i < 9; i++) {
            trail.add(20).settle();
        }
        long size = trail.trail().signed().orElseThrow().head().size();
        TrailProver prover = new TrailProver(trail.key(), List.of(trail.files()));
        for (long line = size - 25; line < size; line++) {
            assertThat(prover.prove(line).holds(trail.key())).isTrue();
        }
    }

    @Test
    void a_proof_that_was_changed_proves_nothing() throws IOException {
        WrittenTrail trail = WrittenTrail.in(dir.resolve("a"), 3_000);
        trail.add(20).settle();
        InclusionProof proof = new TrailProver(trail.key(), List.of(trail.files())).prove(7);
        byte[] other = new String(proof.line(), StandardCharsets.UTF_8)
                .replace("patients", "invoices")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(new InclusionProof(other, 7, proof.hashes(), proof.signed()).holds(trail.key()))
                .isFalse();
        assertThat(new InclusionProof(proof.line(), 8, proof.hashes(), proof.signed()).holds(trail.key()))
                .isFalse();
        assertThat(new InclusionProof(
                                proof.line(),
                                7,
                                proof.hashes().subList(1, proof.hashes().size()),
                                proof.signed())
                        .holds(trail.key()))
                .isFalse();
        WrittenTrail another = WrittenTrail.in(dir.resolve("b"), 3_000);
        assertThat(proof.holds(another.key())).isFalse();
        assertThatThrownBy(() -> InclusionProof.parse("c2sp.org/tlog-proof@v1\nextra x\n\n", "it"))
                .hasMessageStartingWith("it: is no proof");
    }
}
