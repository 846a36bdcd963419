package io.apilog.cause;

import io.apilog.agent.AgentFamilies;
import io.apilog.client.ClientIdentity;
import io.apilog.client.LogClocks;
import io.apilog.part.ObservingPart;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import io.apilog.request.Source;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests of each source by their values, so that it can be told why they are answered badly. Nothing of it is saved: after a restart the day
 * before begins anew. Bad answers are all counted while they are few; of the good ones, where they are many, one in eight or sixty-four, drawn by lot
 * and counted for all of them.
 */
public final class CausesPart implements ObservingPart<CausesPart.Copy> {
    private static final int ALL_PLACES = 2_048;
    private static final int MOST_PLACES = 512;
    private static final int FEWEST_PLACES = 16;

    private static final int PLACES_OF_A_SPAN = 16_384;

    /** Of the last bad answers so many are kept of all sources together, and of each. */
    private static final int ALL_SAMPLES = 4_096;

    private static final int MOST_SAMPLES = 512;
    private static final int FEWEST_SAMPLES = 32;

    private static final int FEW = 1_024;
    private static final int SOME = 8_192;
    private static final int SOME_WEIGHT = 8;
    private static final int MANY_WEIGHT = 64;

    private final List<Source> sources;
    private final RequestValues values;
    private final Tallies[] tallies;
    private final LogClocks clocks;
    private final int[] good;
    private final int[] bad;
    private final int[] generations;
    private final CauseSpan span;
    private int lot = 1;

    /** What goes on when another configuration takes over: the very counts, since nobody else uses them then. */
    public static final class Copy {
        private final List<Source> sources;
        private final Tallies[] tallies;
        private final @Nullable LogClocks clocks;

        private Copy(List<Source> sources, Tallies[] tallies, @Nullable LogClocks clocks) {
            this.sources = sources;
            this.tallies = tallies;
            this.clocks = clocks;
        }
    }

    /**
     * Has counted nothing.
     *
     * @param identity tells the address that asked
     * @param agents may be shared with others that see the same lines
     * @param clocks may be shared with others that see the same lines
     */
    public CausesPart(
            List<Source> sources,
            CauseSettings settings,
            ClientIdentity identity,
            AgentFamilies agents,
            LogClocks clocks) {
        this(sources, settings, identity, agents, clocks, CauseSpan.NOW);
    }

    /**
     * Has counted nothing, and is to explain this time.
     *
     * @param span where it is known, lines that are neither in it nor of the day before are not counted, nor are those without a time
     */
    public CausesPart(
            List<Source> sources,
            CauseSettings settings,
            ClientIdentity identity,
            AgentFamilies agents,
            LogClocks clocks,
            CauseSpan span) {
        this.span = span;
        this.sources = List.copyOf(sources);
        this.values = new RequestValues(settings, identity, agents);
        this.clocks = clocks;
        int count = sources.size();
        int places = span.every()
                ? PLACES_OF_A_SPAN
                : Math.max(
                        FEWEST_PLACES, Math.min(MOST_PLACES, Integer.highestOneBit(ALL_PLACES / Math.max(1, count))));
        this.tallies = new Tallies[count];
        int samples = Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, ALL_SAMPLES / Math.max(1, count)));
        Arrays.setAll(tallies, i -> new Tallies(places, samples));
        this.good = new int[count];
        this.bad = new int[count];
        this.generations = new int[count];
        if (span.isKnown()) {
            for (Tallies of : tallies) {
                of.advance(span.to());
            }
        }
    }

    @Override
    public String name() {
        return "causes";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String without() {
        return "causes are told without the day before";
    }

    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }

    @Override
    public Set<RequestText> texts() {
        return RequestValues.texts();
    }

    @Override
    public void counted(Request request) {
        int source = request.source().index();
        int harm = values.harm(request);
        if (span.isKnown()) {
            count(request, span, harm);
            return;
        }
        int met = harm == 0 ? ++good[source] : ++bad[source];
        int weight = met <= FEW || span.every() ? 1 : met <= SOME ? SOME_WEIGHT : MANY_WEIGHT;
        if (weight > 1 && (draw() & weight - 1) != 0) {
            return;
        }
        long taken = clocks.take(request);
        Tallies in = tallies[source];
        in.advance(clocks.nowMillis(source));
        if (in.generation() != generations[source]) {
            generations[source] = in.generation();
            good[source] = 0;
            bad[source] = 0;
        }
        if (in.has(taken)) {
            values.count(request, in, in.generationOf(taken), harm, weight);
        }
    }

    private void count(Request request, CauseSpan within, int harm) {
        long millis = request.record().timeMillis;
        Tallies in = tallies[request.source().index()];
        if (within.has(millis)) {
            values.count(request, in, in.generation(), harm, 1);
        } else if (within.isBefore(millis)) {
            values.count(request, in, ValueTable.BEFORE, harm, 1);
        }
    }

    /** The next number of Marsaglia's xorshift: as good as by lot, and the same in every run. */
    private int draw() {
        lot ^= lot << 13;
        lot ^= lot >>> 17;
        lot ^= lot << 5;
        return lot;
    }

    @Override
    public void vacated(Endpoint endpoint) {
        for (Tallies of : tallies) {
            of.vacated(endpoint);
        }
    }

    /** What was counted of each source. Inside a commit. */
    public List<Tally> tallies() {
        return sources.stream()
                .map(source -> tallies[source.index()].tally(source.name()))
                .toList();
    }

    @Override
    public Copy copy() {
        return new Copy(sources, tallies, clocks);
    }

    @Override
    public List<String> restore(Copy before, SourceNames names) {
        for (Source of : before.sources) {
            String now = names.now(of.name());
            for (Source source : sources) {
                if (source.name().equals(now)) {
                    tallies[source.index()] = before.tallies[of.index()];
                    if (before.clocks != null) {
                        clocks.goOn(source.index(), before.clocks.nowMillis(of.index()));
                    }
                }
            }
        }
        return List.of();
    }

    @Override
    public byte[] write(Copy copy) {
        return new SectionWriter().toBytes();
    }

    @Override
    public Copy read(int version, SectionReader in) {
        return new Copy(List.of(), new Tallies[0], null);
    }
}
