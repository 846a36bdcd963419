package io.apilog.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/** The routes of the shop's API. */
final class Shop {
    static final ShopOperation PLACE_ORDER =
            route(3.5, "POST", r -> "/api/orders", new Outcome(201, 422, 0.03, 0.001), took(0.110, 0.5), 420);
    static final ShopOperation REPORT = route(
            0.6, "GET", r -> "/api/reports/" + day(r), new Outcome(200, 403, 0.05, 0.0015), took(1.7, 0.55), 48_000);
    static final ShopOperation STATIC_FILE =
            route(12, "GET", r -> "/static/" + file(r), new Outcome(200, 304, 0.45, 0), took(0.002, 0.7), 36_000);

    private static final ShopOperation PRODUCTS =
            route(13, "GET", Shop::products, new Outcome(200, 400, 0.002, 0.0005), took(0.034, 0.5), 9_200);
    private static final ShopOperation PRODUCT =
            route(22, "GET", Shop::product, new Outcome(200, 404, 0.012, 0.0002), took(0.016, 0.45), 1_450);
    private static final ShopOperation ORDER =
            route(5, "GET", Shop::order, new Outcome(200, 404, 0.020, 0.0005), took(0.021, 0.45), 1_900);
    private static final ShopOperation FILL_CART =
            route(4, "PUT", Shop::cart, new Outcome(200, 409, 0.020, 0.0007), took(0.024, 0.5), 910);
    private static final ShopOperation LOG_IN =
            route(3, "POST", r -> "/login", new Outcome(200, 401, 0.070, 0.0002), took(0.190, 0.25), 310);

    /** What a customer does to buy something, one after the other. */
    static final List<ShopOperation> ON_THE_WAY = List.of(PRODUCTS, PRODUCT, FILL_CART, LOG_IN, PLACE_ORDER, ORDER);

    private static final List<ShopOperation> ROUTES = List.of(
            PRODUCTS,
            PRODUCT,
            route(7, "GET", r -> "/api/users/" + uuid(r), new Outcome(200, 403, 0.010, 0.0002), took(0.011, 0.4), 640),
            route(1, "PUT", r -> "/api/users/" + uuid(r), new Outcome(204, 422, 0.040, 0.0005), took(0.038, 0.5), 0),
            route(4, "GET", r -> "/api/orders", new Outcome(200, 401, 0.020, 0.0005), took(0.045, 0.5), 5_300),
            ORDER,
            route(3, "GET", r -> order(r) + "/items", new Outcome(200, 404, 0.010, 0.0005), took(0.029, 0.5), 3_100),
            route(9, "GET", Shop::search, new Outcome(200, 429, 0.008, 0.001), took(0.085, 0.75), 6_700),
            route(6, "GET", r -> "/api/cart/" + uuid(r), new Outcome(200, 404, 0.010, 0.0002), took(0.009, 0.4), 880),
            FILL_CART,
            route(1, "DELETE", r -> "/api/cart/" + uuid(r), new Outcome(204, 404, 0.02, 0.0002), took(0.013, 0.4), 0),
            LOG_IN,
            PLACE_ORDER,
            STATIC_FILE,
            REPORT);
    private static final double TOTAL_WEIGHT =
            ROUTES.stream().mapToDouble(ShopOperation::weight).sum();

    private static final List<String> WORDS =
            List.of("lamp", "desk+lamp", "chair", "oak+table", "shelf", "rug", "mirror", "vase", "sofa+bed", "clock");
    private static final List<String> FILES = List.of("app.js", "app.css", "logo.svg", "inter.woff2", "hero.webp");
    private static final LocalDate LAST_REPORT = LocalDate.of(2026, 10, 31);
    private static final int REPORTED_DAYS = 90;

    private Shop() {}

    static ShopOperation pick(Random random) {
        double left = random.nextDouble() * TOTAL_WEIGHT;
        for (ShopOperation route : ROUTES) {
            left -= route.weight();
            if (left < 0) {
                return route;
            }
        }
        return PLACE_ORDER;
    }

    private static ShopOperation route(
            double weight,
            String method,
            Function<Random, String> target,
            Outcome outcome,
            LogNormal seconds,
            int medianBytes) {
        return new ShopOperation(weight, method, target, outcome, seconds, new LogNormal(medianBytes, 0.3));
    }

    private static LogNormal took(double median, double spread) {
        return new LogNormal(median, spread);
    }

    private static String products(Random random) {
        return "/api/products?page=" + (1 + random.nextInt(40)) + (random.nextInt(3) == 0 ? "&sort=price" : "");
    }

    private static String product(Random random) {
        return "/api/products/" + (1000 + random.nextInt(3000));
    }

    private static String order(Random random) {
        return "/api/orders/" + (700_000 + random.nextInt(90_000));
    }

    static String cart(Random random) {
        return "/api/cart/" + uuid(random);
    }

    private static String search(Random random) {
        return "/api/search?q=" + WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String file(Random random) {
        return FILES.get(random.nextInt(FILES.size()));
    }

    private static String day(Random random) {
        return LAST_REPORT.minusDays(random.nextInt(REPORTED_DAYS)).toString();
    }

    /** Of version 4, as services hand them out. */
    private static String uuid(Random random) {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString().toLowerCase(Locale.ROOT);
    }
}
