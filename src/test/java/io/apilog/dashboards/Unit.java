package io.apilog.dashboards;

/** Grafana's ids of the units that the dashboards use. */
enum Unit {
    REQUESTS_PER_SECOND("reqps"),
    PER_SECOND("cps"),
    SHARE("percentunit"),
    SECONDS("s"),
    BYTES("bytes"),
    BYTES_PER_SECOND("Bps"),
    COUNT("short");

    final String id;

    Unit(String id) {
        this.id = id;
    }
}
