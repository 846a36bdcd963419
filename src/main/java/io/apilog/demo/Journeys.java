package io.apilog.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Customers that come to buy: from the list of products to one of them, to the cart, the login and the order, with some seconds to think before each
 * step. Some go on the way, more of them after an error; a few press the button twice. Each is another one.
 */
final class Journeys implements Crowd {
    private static final double PER_SECOND = 3;
    private static final int AT_A_TIME = 60;
    private static final double TWICE = 0.04;

    private final Visitors visitors;
    private final List<Journey> journeys = new ArrayList<>();
    private final Deque<Journey> pressedTwice = new ArrayDeque<>();
    private int begun;

    Journeys(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public double perSecond(double elapsed) {
        return PER_SECOND;
    }

    @Override
    public Exchange next(double elapsed, Random random) {
        while (journeys.size() < AT_A_TIME) {
            journeys.add(new Journey(newcomer(random), Shop.cart(random)));
        }
        Journey again = pressedTwice.poll();
        if (again != null) {
            return again.orderAgain(random);
        }
        int at = random.nextInt(AT_A_TIME);
        Journey journey = journeys.get(at);
        Exchange exchange = journey.step(elapsed, random);
        if (journey.hasJustOrdered() && random.nextDouble() < TWICE) {
            pressedTwice.add(journey);
        }
        if (journey.isOver()) {
            journeys.set(at, new Journey(newcomer(random), Shop.cart(random)));
        }
        return exchange;
    }

    /** From a network of addresses for documentation that has room for all of them. */
    private Visitor newcomer(Random random) {
        begun++;
        String address = String.format(
                Locale.ROOT,
                "2001:db8:%x:%x::%x",
                0xc000 + begun / 0x10000,
                begun % 0x10000,
                1 + random.nextInt(0xfffe));
        Visitor like = visitors.person(random);
        return new Visitor(address, like.userAgent(), like.referer());
    }
}
