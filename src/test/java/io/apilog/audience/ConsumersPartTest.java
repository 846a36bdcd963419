package io.apilog.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.part.SourceNames;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.ExtraField;
import io.apilog.request.Source;
import io.apilog.state.SectionReader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConsumersPartTest {
    private static final Source WEB = new Source(0, "web", Map.of());

    private final Asking asking = new Asking(WEB, new AccessRecord(List.of(ExtraField.of("tenant")), Map.of()));
    private ConsumersPart part = part();

    private static ConsumersPart part() {
        InsightBudget budget = new InsightBudget(InsightSettings.DEFAULT);
        return new ConsumersPart(new EventContext(budget, List.of(WEB), List::of, () -> 1), 0);
    }

    private void ask(int times, String consumer, int status) {
        for (int i = 0; i < times; i++) {
            part.counted(asking.extra(0, consumer).answered(status).request());
        }
    }

    private Map<String, Long> shown() {
        return part.families(part.copy()).stream()
                .flatMap(family -> family.samples.stream())
                .collect(Collectors.toMap(
                        sample -> sample.labelValues.get(1) + " " + sample.labelValues.get(2),
                        sample -> (long) sample.value));
    }

    @Test
    void requests_are_counted_by_consumer_and_class_from_the_first_on() {
        ask(2, "acme", 200);
        ask(1, "acme", 503);
        ask(1, "globex", 204);
        ask(1, "-", 200);
        ask(1, "", 401);
        assertThat(shown())
                .containsOnly(
                        Map.entry("acme 2xx", 2L),
                        Map.entry("acme 5xx", 1L),
                        Map.entry("globex 2xx", 1L),
                        Map.entry("none 2xx", 1L),
                        Map.entry("none 4xx", 1L));
    }

    @Test
    void who_is_refused_is_not_shown() {
        ask(10, "guessed", 401);
        assertThat(shown()).containsOnly(Map.entry("other 4xx", 10L));
    }

    @Test
    void a_flood_of_names_leaves_room_for_who_has_much() {
        for (int i = 0; i < 20_000; i++) {
            ask(1, "once-" + i, 200);
            if (i % 20 == 0) {
                ask(1, "heavy", 200);
            }
        }
        ask(100, "heavy", 200);
        Map<String, Long> shown = shown();
        assertThat(shown).hasSizeLessThan(ConsumersPart.MOST).containsKey("heavy 2xx");
        assertThat(shown.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(21_100);
    }

    @Test
    void no_counter_falls_and_all_together_are_the_requests() {
        Random random = new Random(4);
        Map<String, Long> before = new TreeMap<>();
        for (int round = 1; round <= 60; round++) {
            for (int i = 0; i < 1_000; i++) {
                ask(1, "c" + (int) (3_000 * Math.pow(random.nextDouble(), 6)), 200 + 100 * random.nextInt(4));
            }
            Map<String, Long> now = shown();
            before.forEach((labels, count) ->
                    assertThat(now.getOrDefault(labels, 0L)).as(labels).isGreaterThanOrEqualTo(count));
            assertThat(now.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(round * 1_000L);
            before.putAll(now);
        }
        assertThat(before.keySet().stream()
                        .map(labels -> labels.split(" ", -1)[0])
                        .distinct())
                .hasSizeLessThanOrEqualTo(ConsumersPart.MOST + 1);
    }

    @Test
    void who_was_shown_is_shown_after_a_restart() throws Exception {
        ask(3, "acme", 200);
        byte[] saved = part.write(part.copy());
        part = part();
        part.restore(part.read(part.version(), new SectionReader(saved)), SourceNames.UNCHANGED);
        ask(1, "acme", 200);
        assertThat(shown()).containsOnly(Map.entry("acme 2xx", 4L));
    }

    @Test
    void what_a_log_holds_is_made_fit_for_a_label() {
        ask(1, "a\u0007b" + "x".repeat(1_000_000), 200);
        assertThat(shown().keySet()).singleElement().satisfies(labels -> {
            assertThat(labels).startsWith("a\ufffdbx").hasSizeLessThan(120);
        });
    }
}
