package io.apilog.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorpusConformanceIT {
    @BeforeEach
    void the_corpus_is_there() {
        Corpus.assumeItIsThere();
    }

    @Test
    void probe() throws Exception {
        List<String> out = new ArrayList<>();
        for (Path log : Corpus.logs()) {
            Reading reading = Reading.of(log);
            Map<Integer, Expected> expected = ExpectedLines.all(log);
            long fields = 0;
            List<Expected.Difference> differences = new ArrayList<>();
            for (Map.Entry<Integer, Expected> line : expected.entrySet()) {
                fields += line.getValue().fields();
                differences.addAll(line.getValue().differences(reading.lines().get(line.getKey() - 1)));
            }
            out.add(Corpus.name(log) + " " + reading.lines().size() + " accepted " + reading.accepted() + " rejected "
                    + reading.reasons("rejected") + " ignored " + reading.reasons("ignored") + " " + reading.formats()
                    + " malformed "
                    + reading.lines().stream()
                            .filter(l -> l.endpoint().equals("malformed"))
                            .count()
                    + " expected lines " + expected.size() + " fields " + fields + " differ " + differences.size());
            differences.forEach(d -> out.add("    " + d));
        }
        out.forEach(System.out::println);
        assertThat(out).isNotEmpty();
    }
}
