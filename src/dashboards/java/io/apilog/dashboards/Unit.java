package io.apilog.dashboards;

/** Grafana's ids of the units that the dashboards use. */
enum Unit {
    REQUESTS_PER_SECOND("reqps", 0.1),
    PER_SECOND("cps", 1),
    SHARE("percentunit", 0.01),
    SECONDS("s", 0.01),
    BYTES("bytes", 1024),
    BYTES_PER_SECOND("Bps", 1024),
    COUNT("short", 1),
    /** Whole, with all their digits: 1,302 and not "1 K". */
    REQUESTS("locale", 1),
    AGO("dateTimeFromNow", 1);

    final String id;

    /** How far an axis reaches at least. An axis of nothing but zeros would reach to 100, which is 10,000 %. */
    final double axis;

    Unit(String id, double axis) {
        this.id = id;
        this.axis = axis;
    }
}
