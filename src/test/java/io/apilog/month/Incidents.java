package io.apilog.month;

import static io.apilog.month.Minute.everywhere;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What is planted. Times are days from a Monday, and the hour. */
final class Incidents {
    private static final int MINUTES_PER_DAY = 1440;

    private final List<Incident> planted = new ArrayList<>();

    private Incidents() {}

    /** Five on the second day: there is nothing to compare with on the first. */
    static List<Incident> ofADay() {
        return new Incidents()
                .plant("error burst", 1, 9.5, 10, "/products.* 503", (minute, far) -> everywhere(minute.failing, .2))
                .plant(
                        "exporter restarted, backlog of 4 minutes",
                        1,
                        11.5,
                        4,
                        "",
                        (minute, far) -> minute.exporterDown = true)
                .plant("upstream down", 1, 13, 6, "/products.* 503", (minute, far) -> everywhere(minute.failing, 1))
                .plant("brute force on the login", 1, 15.5, 45, "/login 401", (minute, far) -> bruteForce(minute))
                .plant("log stalled", 1, 18, 40, "/products", (minute, far) -> minute.logStalled = true)
                .planted;
    }

    /** Twenty in the second and third week; the first and the fourth are quiet. */
    static List<Incident> ofAMonth() {
        return new Incidents()
                .plant("error burst", 7, 11, 10, "/products.* 503", (minute, far) -> everywhere(minute.failing, .2))
                .plant(
                        "spike of 2 minutes",
                        7,
                        16,
                        2,
                        "/products.* 503",
                        (minute, far) -> everywhere(minute.failing, .3))
                .plant(
                        "upstream down at noon",
                        8,
                        12,
                        6,
                        "/products.* 503",
                        (minute, far) -> everywhere(minute.failing, 1))
                .plant("brute force on the login", 8, 20, 45, "/login 401", (minute, far) -> bruteForce(minute))
                .plant(
                        "one slow endpoint",
                        9,
                        10,
                        180,
                        "/search",
                        (minute, far) -> minute.slow[Endpoint.index("/search")] = .2)
                .plant("scanner", 9, 22, 60, "unmatched 404", (minute, far) -> minute.more[Endpoint.UNMATCHED] = 400)
                .plant(
                        "bad deploy on one route",
                        10,
                        10,
                        25,
                        "/orders 503",
                        (minute, far) -> minute.failing[Endpoint.index("/orders")] = .4)
                .plant(
                        "exporter restarted, backlog of 15 minutes",
                        10,
                        15,
                        15,
                        "web GET /products",
                        (minute, far) -> minute.exporterDown = true)
                .plant("slow burn", 11, 8, 720, "/products.* 503", (minute, far) -> everywhere(minute.failing, .005))
                .plant(
                        "four fifths of the traffic missing",
                        12,
                        11,
                        90,
                        "/products",
                        (minute, far) -> traffic(minute, .2))
                .plant(
                        "upstream down in a quiet night",
                        13,
                        3.5,
                        20,
                        "/products.* 503",
                        (minute, far) -> everywhere(minute.failing, 1))
                .plant(
                        "flood of one client",
                        14,
                        14,
                        40,
                        "GET /products ",
                        (minute, far) -> minute.traffic[Endpoint.index("/products")] = 9)
                .plant("log stalled", 15, 9, 40, "/products", (minute, far) -> minute.logStalled = true)
                .plant(
                        "deploy that lost its routes",
                        15,
                        16,
                        30,
                        "/products/\\{id} 404",
                        (minute, far) -> lostRoutes(minute))
                .plant("everything slower", 16, 10, 90, "/products", (minute, far) -> everywhere(minute.slower, .9))
                .plant(
                        "exporter restarted, backlog of 4 minutes",
                        16,
                        18,
                        4,
                        "",
                        (minute, far) -> minute.exporterDown = true)
                .plant(
                        "database slow, a third over a second",
                        17,
                        13,
                        40,
                        "/products",
                        (minute, far) -> everywhere(minute.slow, .33))
                .plant("tokens expired", 18, 9, 20, " 401", (minute, far) -> everywhere(minute.refused, .6))
                .plant(
                        "format of the log changed for a third of it",
                        19,
                        14,
                        60,
                        "no_match",
                        (minute, far) -> minute.rejected = .33)
                .plant(
                        "memory leak, failures grow to a tenth",
                        20,
                        12,
                        240,
                        "/products.* 503",
                        (minute, far) -> everywhere(minute.failing, .1 * far))
                .planted;
    }

    private Incidents plant(
            String name, int day, double hour, int minutes, String cause, BiConsumer<Minute, Double> effect) {
        planted.add(new Incident(name, day * MINUTES_PER_DAY + (int) Math.round(hour * 60), minutes, cause, effect));
        return this;
    }

    private static void bruteForce(Minute minute) {
        int login = Endpoint.index("/login");
        minute.more[login] = 300;
        minute.refused[login] = .9;
    }

    private static void lostRoutes(Minute minute) {
        minute.missing[Endpoint.index("/products/{id}")] = .99;
        minute.missing[Endpoint.index("/orders/{id}")] = .99;
        minute.missing[Endpoint.index("/cart")] = .99;
    }

    private static void traffic(Minute minute, double share) {
        everywhere(minute.traffic, share);
    }
}
