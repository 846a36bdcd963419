package io.apilog.slo;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * How quickly a budget is spent before someone is told: only where both windows agree, so that an alert neither comes for a spike nor
 * stays long after the end.
 *
 * @see <a href="https://sre.google/workbook/alerting-on-slos/">The Site Reliability Workbook, chapter 5, for a budget of 30 days</a>
 */
enum BurnRate {
    /** Spends 2 % of the budget in an hour. */
    PAGE_QUICK(Urgency.PAGE, "5m", "1h", "14.4"),
    /** Spends 5 % of the budget in six hours. */
    PAGE_SLOW(Urgency.PAGE, "30m", "6h", "6"),
    /** Spends a tenth of the budget in a day. */
    TICKET_QUICK(Urgency.TICKET, "2h", "1d", "3"),
    /** Spends a tenth of the budget in three days. */
    TICKET_SLOW(Urgency.TICKET, "6h", "3d", "1");

    /** Who is told. */
    enum Urgency {
        PAGE("page", "critical"),
        TICKET("ticket", "warning");

        private final String word;
        private final String severity;

        Urgency(String word, String severity) {
            this.word = word;
            this.severity = severity;
        }

        /** Sloth's word. */
        String word() {
            return word;
        }

        /** The label that routes of Alertmanager look at. */
        String severity() {
            return severity;
        }

        /** The rates that matter to them and that a budget of this size can be spent at: with all requests bad it is spent at 1/budget. */
        List<BurnRate> possible(BigDecimal budget) {
            return Arrays.stream(BurnRate.values())
                    .filter(rate -> rate.urgency == this)
                    .filter(rate -> rate.threshold(budget).compareTo(BigDecimal.ONE) < 0)
                    .toList();
        }
    }

    private final Urgency urgency;
    private final String quick;
    private final String slow;
    private final String factor;

    BurnRate(Urgency urgency, String quick, String slow, String factor) {
        this.urgency = urgency;
        this.quick = quick;
        this.slow = slow;
        this.factor = factor;
    }

    /** The short window, which ends the alert soon. */
    String quick() {
        return quick;
    }

    /** The long window, which must have seen enough. */
    String slow() {
        return slow;
    }

    /** The seconds of the long window. */
    long slowSeconds() {
        int unit = slow.endsWith("d") ? 86_400 : 3_600;
        return Long.parseLong(slow.substring(0, slow.length() - 1)) * unit;
    }

    /** The share of bad requests at which this rate is passed. */
    BigDecimal threshold(BigDecimal budget) {
        return new BigDecimal(factor).multiply(budget).stripTrailingZeros();
    }
}
