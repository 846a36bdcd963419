package io.apilog.http.scrape;

import java.util.List;

/**
 * What a client wants, by the weights it gives. Nothing acceptable is no error: scrapers expect the text format then, as every
 * Prometheus client library does it.
 */
final class Negotiation {
    private static final int NAMED_WITH_VERSION = 3;
    private static final int NAMED = 2;
    private static final int TYPE_ONLY = 1;
    private static final int ANYTHING = 0;
    private static final int NO_MATCH = -1;

    private Negotiation() {}

    /**
     * The form for a request.
     *
     * @param accept the values of its header {@code Accept}
     */
    static Exposition exposition(List<String> accept) {
        List<WeightedItem> items = WeightedItem.parse(accept);
        Match text = match(Exposition.TEXT_004, items);
        Match openMetrics = match(Exposition.OPENMETRICS_100, items);
        return openMetrics.isBetterThan(text) ? Exposition.OPENMETRICS_100 : Exposition.TEXT_004;
    }

    /**
     * Whether to compress.
     *
     * @param acceptEncoding the values of the request's header {@code Accept-Encoding}
     */
    static boolean gzip(List<String> acceptEncoding) {
        int gzip = -1;
        int identity = -1;
        int others = -1;
        for (WeightedItem item : WeightedItem.parse(acceptEncoding)) {
            switch (item.value()) {
                case "gzip", "x-gzip" -> gzip = Math.max(gzip, item.weight());
                case "identity" -> identity = item.weight();
                case "*" -> others = item.weight();
                default -> {}
            }
        }
        int wanted = gzip < 0 ? others : gzip;
        return wanted > 0 && wanted >= identity;
    }

    /** The most specific range decides the weight; among equally specific ones the heaviest, then the first. */
    private static Match match(Exposition offer, List<WeightedItem> items) {
        Match best = new Match(NO_MATCH, 0, 0);
        for (int i = 0; i < items.size(); i++) {
            WeightedItem item = items.get(i);
            int specificity = specificity(offer, item);
            if (specificity > best.specificity
                    || (specificity == best.specificity && specificity != NO_MATCH && item.weight() > best.weight)) {
                best = new Match(specificity, item.weight(), i);
            }
        }
        return best;
    }

    private static int specificity(Exposition offer, WeightedItem item) {
        if (item.value().equals(offer.mediaType())) {
            if (item.version() == null) {
                return NAMED;
            }
            return offer.version().equals(item.version()) ? NAMED_WITH_VERSION : NO_MATCH;
        }
        if (item.value().equals("*/*")) {
            return ANYTHING;
        }
        String type = offer.mediaType().substring(0, offer.mediaType().indexOf('/'));
        return item.value().equals(type + "/*") ? TYPE_ONLY : NO_MATCH;
    }

    private record Match(int specificity, int weight, int position) {
        boolean isBetterThan(Match other) {
            if (weight != other.weight) {
                return weight > other.weight;
            }
            boolean namedAtAll = specificity >= NAMED && weight > 0;
            return namedAtAll && (other.specificity < NAMED || position < other.position);
        }
    }
}
