package io.apilog.demo;

import java.util.Random;

/** One customer's way through the shop. */
final class Journey {
    private static final int LOOKING = 1;
    private static final int CART = 2;
    private static final int ORDERING = 4;
    private static final int STEPS = 6;
    private static final double LOOKS_ON = 0.55;
    private static final double GIVES_UP = 0.5;
    private static final double TRIES_AGAIN = 0.7;

    /** How many go after each step without any trouble. */
    private static final double[] GOES = {0.22, 0.18, 0.12, 0.04, 0.02, 1};

    private final Visitor visitor;
    private final String cart;
    private int step;
    private boolean ordered;
    private boolean over;

    Journey(Visitor visitor, String cart) {
        this.visitor = visitor;
        this.cart = cart;
    }

    boolean isOver() {
        return over;
    }

    /** Whether the last step was an order. */
    boolean hasJustOrdered() {
        return ordered;
    }

    Exchange step(double elapsed, Random random) {
        ShopOperation operation = Shop.ON_THE_WAY.get(step);
        String request = step == CART ? "PUT " + cart + " HTTP/1.1" : operation.drawRequest(random);
        Exchange exchange = Shoppers.answer(elapsed, visitor, operation, request, random);
        ordered = step == ORDERING && exchange.status() < 400;
        go(exchange.status(), random);
        return exchange;
    }

    Exchange orderAgain(Random random) {
        ordered = false;
        ShopOperation order = Shop.ON_THE_WAY.get(ORDERING);
        double seconds = order.seconds().draw(random);
        return new Exchange(
                visitor,
                Exchange.ABSENT,
                order.drawRequest(random),
                201,
                order.drawBytes(201, random),
                seconds,
                AccessLogLine.seconds(seconds));
    }

    private void go(int status, Random random) {
        if (status >= 500) {
            over = random.nextDouble() < GIVES_UP;
        } else if (status >= 400) {
            over = random.nextDouble() >= TRIES_AGAIN;
        } else {
            over = random.nextDouble() < GOES[step];
            boolean looksOn = step == LOOKING && random.nextDouble() < LOOKS_ON;
            step = Math.min(looksOn ? step : step + 1, STEPS - 1);
        }
    }
}
