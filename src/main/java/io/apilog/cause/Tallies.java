package io.apilog.cause;

import io.apilog.request.Endpoint;
import io.apilog.request.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one source by the values of every dimension, in a fixed space: those of the last ten minutes, by the log, and those of about a day
 * before. For one thread.
 */
final class Tallies {
    private static final long GENERATION_MILLIS = 2 * 60_000L;
    private static final int GENERATIONS = 5;
    private static final int GENERATIONS_OF_A_DAY = 720;
    private static final float LEFT = 1 - 1f / GENERATIONS_OF_A_DAY;
    private static final int FEW = 64;
    private static final CauseDimension[] DIMENSIONS = CauseDimension.values();
    private static final Text NO_NAME = new Text();

    private final int places;
    private final @Nullable ValueTable[] tables = new ValueTable[DIMENSIONS.length];
    private final ValueTable all;
    private final List<Endpoint> endpoints = new ArrayList<>();

    private final int mostSamples;
    private final long[] samples;
    private int sampled;

    private long generationNumber = Long.MIN_VALUE;
    private int generation;
    private long untilMillis;

    /**
     * Has counted nothing.
     *
     * @param places for the values of each dimension that can have many, a power of two
     * @param mostSamples how many of the requests that were answered badly lately are kept
     */
    Tallies(int places, int mostSamples) {
        this.places = places;
        this.mostSamples = mostSamples;
        this.samples = new long[mostSamples * (DIMENSIONS.length + 1)];
        this.all = new ValueTable(ValueTable.FEWEST_PLACES, GENERATIONS, false);
    }

    /** Lets time pass. */
    void advance(long nowMillis) {
        untilMillis = nowMillis;
        long number = Math.floorDiv(nowMillis, GENERATION_MILLIS);
        if (number == generationNumber) {
            return;
        }
        long passed = generationNumber == Long.MIN_VALUE ? 0 : Math.min(number - generationNumber, GENERATIONS);
        for (long next = number - passed + 1; next <= number; next++) {
            retire((int) Math.floorMod(next, (long) GENERATIONS));
        }
        generationNumber = number;
        generation = (int) Math.floorMod(number, (long) GENERATIONS);
    }

    private void retire(int over) {
        all.retire(over, LEFT);
        for (ValueTable table : tables) {
            if (table != null) {
                table.retire(over, LEFT);
            }
        }
    }

    /** The generation that is being counted in. */
    int generation() {
        return generation;
    }

    /** Whether a time is not so long ago that it is of no use to anybody. */
    boolean has(long millis) {
        return generationNumber - Math.floorDiv(millis, GENERATION_MILLIS) < GENERATIONS_OF_A_DAY;
    }

    /** The generation that a time is of, which is not after now. */
    int generationOf(long millis) {
        long number = Math.floorDiv(millis, GENERATION_MILLIS);
        return generationNumber - number < GENERATIONS
                ? (int) Math.floorMod(number, (long) GENERATIONS)
                : ValueTable.BEFORE;
    }

    /** Begins a request, which {@link #add} tells the values of. */
    void begin(int in, int harm, int weight) {
        all.add(1, NO_NAME, in, harm, weight);
        if (harm != 0 && in != ValueTable.BEFORE) {
            int at = sampled % mostSamples * (DIMENSIONS.length + 1);
            Arrays.fill(samples, at, at + DIMENSIONS.length, 0);
            samples[at + DIMENSIONS.length] = generationNumber << 2 | harm;
            sampled = sampled == Integer.MAX_VALUE ? mostSamples : sampled + 1;
        }
    }

    /** A value of the request that was begun; 0 is none. */
    void add(CauseDimension dimension, long key, int in, int harm, int weight) {
        add(dimension, key, NO_NAME, in, harm, weight);
    }

    /** The same with its text. */
    void add(CauseDimension dimension, long key, Text name, int in, int harm, int weight) {
        if (key == 0) {
            return;
        }
        table(dimension).add(key, name, in, harm, weight);
        if (harm != 0 && in != ValueTable.BEFORE) {
            int at = (sampled - 1) % mostSamples * (DIMENSIONS.length + 1);
            samples[at + dimension.ordinal()] = key;
        }
    }

    private ValueTable table(CauseDimension dimension) {
        ValueTable table = tables[dimension.ordinal()];
        if (table == null) {
            boolean few = dimension == CauseDimension.AGENT || dimension == CauseDimension.METHOD;
            table = new ValueTable(few ? FEW : places, GENERATIONS, dimension.isText());
            tables[dimension.ordinal()] = table;
        }
        return table;
    }

    /** The key of an endpoint, whose name is remembered. */
    long key(Endpoint endpoint) {
        while (endpoints.size() <= endpoint.index()) {
            endpoints.add(Endpoint.OTHER);
        }
        Endpoint known = endpoints.get(endpoint.index());
        if (known != endpoint) {
            if (!known.name().equals(endpoint.name())) {
                vacated(endpoint);
            }
            endpoints.set(endpoint.index(), endpoint);
        }
        return endpoint.index() + 1L;
    }

    /** The index of an endpoint becomes another's. */
    void vacated(Endpoint endpoint) {
        ValueTable table = tables[CauseDimension.ENDPOINT.ordinal()];
        if (table != null) {
            table.remove(endpoint.index() + 1L);
        }
    }

    /** What was counted. */
    Tally tally(String source) {
        List<ValueCount> values = new ArrayList<>();
        for (CauseDimension dimension : DIMENSIONS) {
            ValueTable table = tables[dimension.ordinal()];
            for (int place = 0; table != null && place < table.places(); place++) {
                if (table.key(place) != 0) {
                    values.add(count(table, place, dimension));
                }
            }
        }
        ValueCount every = new ValueCount(CauseDimension.STATUS, 0, "", 0, new double[2], 0, new double[2]);
        for (int place = 0; place < all.places(); place++) {
            if (all.key(place) != 0) {
                every = count(all, place, CauseDimension.METHOD);
            }
        }
        return new Tally(source, untilMillis, every, values, samples());
    }

    private ValueCount count(ValueTable table, int place, CauseDimension dimension) {
        long key = table.key(place);
        return new ValueCount(
                dimension,
                key,
                table == all ? "" : text(table, place, dimension),
                table.recent(place, 0),
                new double[] {table.recent(place, 1), table.recent(place, 2)},
                table.before(place, 0),
                new double[] {table.before(place, 1), table.before(place, 2)});
    }

    private String text(ValueTable table, int place, CauseDimension dimension) {
        long key = table.key(place);
        return switch (dimension) {
            case ENDPOINT -> endpoints.get((int) key - 1).name();
            case UPSTREAM, HOST, CONSUMER -> table.name(place);
            default -> CauseKeys.text(dimension, key);
        };
    }

    private List<BadSample> samples() {
        List<BadSample> list = new ArrayList<>();
        int width = DIMENSIONS.length + 1;
        for (int i = 0; i < Math.min(sampled, mostSamples); i++) {
            long mark = samples[i * width + DIMENSIONS.length];
            if (mark >> 2 > generationNumber - GENERATIONS) {
                list.add(new BadSample((int) mark & 3, Arrays.copyOfRange(samples, i * width, i * width + width - 1)));
            }
        }
        return list;
    }
}
