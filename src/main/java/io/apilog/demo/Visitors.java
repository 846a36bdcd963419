package io.apilog.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The shop's customers, a fixed circle of which some come far more often than others. Addresses are those reserved for documentation. */
final class Visitors {
    private static final int COUNT = 600;

    /** Above 1, the first visitors come more often; at 2.5 the busiest tenth makes some 40 % of the requests. */
    private static final double SKEW = 2.5;

    private static final String SHOP = "https://shop.example.com/";
    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1");
    private static final List<String> APPS = List.of(
            "ShopApp/4.2.1 (iPhone; iOS 18.1; Scale/3.00)", "ShopApp/4.2.0 (Android 14; Pixel 8) okhttp/4.12.0");
    private static final List<String> PROGRAMS = List.of(
            "python-requests/2.32.3", "Go-http-client/2.0", "curl/8.10.1", "Apache-HttpClient/5.3.1 (Java/17.0.12)");
    private static final List<String> BOTS = List.of(
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)");

    private final List<Visitor> circle;

    Visitors(Random random) {
        List<Visitor> drawn = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            drawn.add(visitor(i, random));
        }
        circle = List.copyOf(drawn);
    }

    Visitor pick(Random random) {
        return circle.get((int) (COUNT * Math.pow(random.nextDouble(), SKEW)));
    }

    /** One with a browser or an app. */
    Visitor person(Random random) {
        Visitor visitor = circle.get(random.nextInt(COUNT));
        while (!BROWSERS.contains(visitor.userAgent()) && !APPS.contains(visitor.userAgent())) {
            visitor = circle.get(random.nextInt(COUNT));
        }
        return visitor;
    }

    private static Visitor visitor(int index, Random random) {
        String address = index % 7 == 3
                ? String.format(
                        Locale.ROOT, "2001:db8:%x:%x::%x", index, random.nextInt(0x10000), 1 + random.nextInt(0xfffe))
                : (index % 2 == 0 ? "192.0.2." : "203.0.113.") + (1 + random.nextInt(254));
        int share = random.nextInt(100);
        if (share < 56) {
            return new Visitor(address, choose(BROWSERS, random), SHOP);
        }
        if (share < 82) {
            return new Visitor(address, choose(APPS, random), Exchange.ABSENT);
        }
        return new Visitor(address, choose(share < 93 ? PROGRAMS : BOTS, random), Exchange.ABSENT);
    }

    private static String choose(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
