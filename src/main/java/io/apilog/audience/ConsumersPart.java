package io.apilog.audience;

import io.apilog.bytes.QuickHash;
import io.apilog.insight.Dimension;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventFamily;
import io.apilog.insight.EventPart;
import io.apilog.metrics.Metric;
import io.apilog.metrics.label.CleanValue;
import io.apilog.metrics.label.LabelValues;
import io.apilog.request.AccessRecord;
import io.apilog.request.ExtraField;
import io.apilog.request.Request;
import io.apilog.request.Text;

/**
 * Counts requests by consumer: the id of an API key, a tenant, whatever the configured field names. At most a hundred are shown, and once shown they
 * stay; all others are {@code other}. Half of the places are for whoever comes first and is let in, the others for who has much.
 */
public final class ConsumersPart extends EventPart {
    /** The most that are shown. */
    static final int MOST = 100;

    private static final int FIRST_COMERS = 50;
    private static final int FEWEST = 20;
    private static final int SHARE = 200;
    private static final int LET_IN_FROM = 100;
    private static final int REFUSED_FROM = 400;

    private final int at;
    private final LabelValues consumers = new LabelValues(MOST);
    private final HeavyHitters others = new HeavyHitters();
    private final CleanValue clean = new CleanValue();
    private final EventFamily requests;

    /**
     * Has counted nothing.
     *
     * @param at which of a record's extras names the consumer
     */
    public ConsumersPart(EventContext context, int at) {
        super(context);
        this.at = at;
        this.requests = events.counter(
                Metric.CONSUMER_REQUESTS, Dimension.values(consumers, "none"), Dimension.words(StatusClasses.ALL));
    }

    @Override
    public String name() {
        return "consumers";
    }

    @Override
    public String without() {
        return "requests by consumer begin at 0";
    }

    @Override
    public void counted(Request request) {
        AccessRecord record = request.record();
        requests.add(request.source(), number(record.extras[at], record.status), StatusClasses.of(record.status), 1);
    }

    private int number(Text text, int status) {
        if (text.isEmpty() || text.length() == 1 && text.at(0) == '-') {
            others.pass();
            return LabelValues.EMPTY;
        }
        clean.set(text, ExtraField.Kind.LOGGED);
        int known = consumers.find(clean.bytes(), clean.from(), clean.to());
        if (known != LabelValues.OTHER) {
            others.pass();
            return known;
        }
        long key = QuickHash.of(clean.bytes(), clean.from(), clean.to());
        int least = others.count(key == 0 ? 1 : key);
        boolean first = consumers.size() < FIRST_COMERS && status >= LET_IN_FROM && status < REFUSED_FROM;
        boolean heavy = least >= FEWEST && (long) least * SHARE >= others.all();
        return first || heavy ? consumers.number(clean.bytes(), clean.from(), clean.to()) : LabelValues.OTHER;
    }
}
