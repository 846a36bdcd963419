package io.apilog.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.apilog.agent.AgentFamilies;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientSettings;
import io.apilog.client.ClientTable;
import io.apilog.client.LogClocks;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.part.SourceNames;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.Source;
import io.apilog.state.SectionReader;
import io.apilog.unique.UniqueWindow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UniqueClientsPartTest {
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final Source SHOP = new Source(1, "shop", Map.of());
    private static final ClientKey KEY = ClientKey.of("sixteen bytes or more".getBytes(StandardCharsets.US_ASCII));
    private static final double BEGIN = 1_700_000_040;

    private long nanos;
    private LogClocks clocks = LogClocks.live(2, () -> 0);
    private final UniqueClientsPart part = part(KEY.fingerprint(), false);
    private ClientTable table = table(part);
    private final Asking web = new Asking(WEB, new AccessRecord());
    private final Asking shop = new Asking(SHOP, new AccessRecord());

    private UniqueClientsPart part(long key, boolean registers) {
        return part(key, registers, InsightSettings.DEFAULT);
    }

    private UniqueClientsPart part(long key, boolean registers, InsightSettings settings) {
        clocks = LogClocks.live(2, () -> 0);
        return new UniqueClientsPart(
                List.of(WEB, SHOP), key, registers, new InsightBudget(settings), clocks, () -> nanos);
    }

    private ClientTable table(UniqueClientsPart of) {
        ClientIdentity identity = new ClientIdentity(KEY, ClientSettings.DEFAULT, -1);
        return new ClientTable(identity, 64, 2, () -> 0, List.of(of), new AgentFamilies(), clocks);
    }

    private void ask(Asking by, String client, double second) {
        table.counted(by.client(client).agent("curl/8.5.0").atSecond(second).request());
    }

    private static List<String> shown(UniqueClientsPart of) {
        List<String> lines = new ArrayList<>();
        of.families(of.copy())
                .forEach(family -> family.samples.forEach(
                        sample -> lines.add(String.join(" ", sample.labelValues) + " " + (long) sample.value)));
        return lines;
    }

    @Test
    void clients_are_counted_by_source_and_window() {
        ask(web, "192.0.2.1", BEGIN);
        ask(web, "192.0.2.2", BEGIN + 1);
        ask(web, "192.0.2.1", BEGIN + 2);
        ask(shop, "192.0.2.1", BEGIN);
        ask(web, "192.0.2.1", BEGIN + 400);
        assertThat(shown(part))
                .containsExactly("web 5m 1", "web 1h 2", "web 24h 2", "shop 5m 1", "shop 1h 1", "shop 24h 1");
    }

    @Test
    void a_source_without_clients_shows_none() {
        ask(web, "", BEGIN);
        assertThat(shown(part)).isEmpty();
    }

    @Test
    void time_passes_when_no_lines_come() {
        ask(web, "192.0.2.1", BEGIN);
        part.copy();
        nanos += TimeUnit.MINUTES.toNanos(7);
        assertThat(shown(part)).containsExactly("web 5m 0", "web 1h 1", "web 24h 1");
    }

    @Test
    void a_single_clock_that_is_a_day_ahead_empties_nothing() {
        ask(web, "192.0.2.1", BEGIN);
        ask(web, "192.0.2.2", BEGIN + 1);
        ask(web, "192.0.2.3", BEGIN + 86_400);
        ask(web, "192.0.2.4", BEGIN + 2);
        assertThat(shown(part)).containsExactly("web 5m 4", "web 1h 4", "web 24h 4");
    }

    @Test
    void several_clocks_that_are_a_day_ahead_empty_the_windows_no_longer_than_until_the_others_outnumber_them() {
        ask(web, "192.0.2.1", BEGIN);
        ask(web, "192.0.2.2", BEGIN + 1);
        for (int i = 0; i < 5; i++) {
            ask(web, "192.0.2.3", BEGIN + 86_400 + i);
        }
        for (int i = 0; i < 10; i++) {
            ask(web, "192.0.2.4", BEGIN + 60 + i);
        }
        ask(web, "192.0.2.5", BEGIN + 71);
        assertThat(shown(part)).contains("web 5m 2");
    }

    @Test
    void a_first_line_of_tomorrow_freezes_nothing() {
        ask(web, "192.0.2.1", BEGIN + 86_400);
        for (int i = 0; i < 20; i++) {
            ask(web, "192.0.2." + i, BEGIN + i * 60);
        }
        assertThat(shown(part)).contains("web 5m 6");
    }

    @Test
    void yesterday_s_clients_are_none_of_now_when_its_file_is_read_last() {
        ask(web, "192.0.2.1", BEGIN);
        ask(web, "192.0.2.2", BEGIN + 1);
        Asking yesterday = new Asking(WEB, new AccessRecord(), "access.log.1");
        for (int i = 0; i < 100; i++) {
            ask(yesterday, "192.0.2." + (50 + i), BEGIN - 80_000 + i);
        }
        ask(yesterday, "192.0.2.3", BEGIN - 1_800);
        assertThat(shown(part)).containsExactly("web 5m 2", "web 1h 3", "web 24h 103");
    }

    @Test
    void what_was_saved_goes_on_under_another_name() throws Exception {
        ask(web, "192.0.2.1", BEGIN);
        byte[] saved = part.write(part.copy());
        UniqueClientsPart next = part(KEY.fingerprint(), false);
        SourceNames renamed = new SourceNames() {
            @Override
            public Source now(Source before) {
                return SHOP;
            }

            @Override
            public String now(String before) {
                return "shop";
            }
        };
        assertThat(next.restore(next.read(1, new SectionReader(saved)), renamed))
                .isEmpty();
        table = table(next);
        ask(shop, "192.0.2.1", BEGIN + 1);
        ask(shop, "192.0.2.2", BEGIN + 1);
        assertThat(shown(next)).containsExactly("shop 5m 2", "shop 1h 2", "shop 24h 2");
    }

    @Test
    void windows_begin_anew_with_another_key_and_that_is_said() {
        ask(web, "192.0.2.1", BEGIN);
        UniqueClientsPart next = part(KEY.fingerprint() + 1, false);
        assertThat(next.restore(part.copy(), SourceNames.UNCHANGED))
                .containsExactly("unique clients begin anew: clients are told by another key than before");
        assertThat(shown(next)).isEmpty();
    }

    @Test
    void of_many_sources_each_counts_more_coarsely_and_what_was_counted_goes_on() {
        for (int client = 0; client < 200; client++) {
            ask(web, "192.0.2." + client, BEGIN);
        }
        List<Source> many = new ArrayList<>(List.of(WEB));
        for (int i = 1; i < 300; i++) {
            many.add(new Source(i, "s" + i, Map.of()));
        }
        UniqueClientsPart.Copy before = part.copy();
        UniqueClientsPart next = new UniqueClientsPart(
                many,
                KEY.fingerprint(),
                false,
                new InsightBudget(InsightSettings.DEFAULT),
                LogClocks.live(300, () -> 0),
                () -> nanos);
        assertThat(next.restore(before, SourceNames.UNCHANGED)).isEmpty();
        assertThat(next.copy().bySource().get("web").count(UniqueWindow.FIVE_MINUTES))
                .isCloseTo(200, within(28L));
        assertThat(part(KEY.fingerprint(), false).restore(next.copy(), SourceNames.UNCHANGED))
                .containsExactly(
                        "unique clients of web begin anew: with fewer sources each is counted more finely now");
    }

    @Test
    void registers_are_shown_where_the_key_is_shared() {
        UniqueClientsPart next = part(KEY.fingerprint(), true);
        table = table(next);
        ask(web, "192.0.2.1", BEGIN);
        List<String> lines = shown(next);
        assertThat(lines).hasSize(3 + UniqueClientsPart.REGISTERS);
        assertThat(lines.subList(3, lines.size()))
                .filteredOn(line -> !line.endsWith(" 0"))
                .hasSize(1);
    }

    @Test
    void registers_are_shown_of_as_many_sources_as_have_room() {
        UniqueClientsPart next = part(KEY.fingerprint(), true, new InsightSettings(1_000));
        table = table(next);
        ask(web, "192.0.2.1", BEGIN);
        ask(shop, "192.0.2.1", BEGIN);
        assertThat(shown(next)).hasSize(6 + UniqueClientsPart.REGISTERS);
    }

    @Test
    void no_address_is_in_what_is_saved() {
        ask(web, "192.0.2.1", BEGIN);
        assertThat(new String(part.write(part.copy()), StandardCharsets.ISO_8859_1))
                .doesNotContain("192.0.2");
    }
}
