package io.apilog.endpoint.learn;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Requests for some routes, a few asked for often and the others less, as an API has them. */
final class Traffic {
    private final Requests requests;
    private final Random random;
    private final List<String> routes = new ArrayList<>();
    private final List<Double> until = new ArrayList<>();
    private double sum;

    Traffic(Requests requests, int seed) {
        this.requests = requests;
        this.random = new Random(seed);
    }

    /** Adds routes behind words that a developer wrote: which of them are asked for most differs from word to word. */
    Traffic words(List<String> words, String... behind) {
        words.forEach(word -> add(List.of(word), behind));
        return this;
    }

    /** Adds routes behind names, behind each of which the same ones are asked for most. */
    Traffic names(List<String> names, String... behind) {
        add(names, behind);
        return this;
    }

    private void add(List<String> names, String... behind) {
        List<String> order = new ArrayList<>(List.of(behind));
        Collections.shuffle(order, random);
        for (int i = 0; i < order.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                sum += 1.0 / (i + 1) / (j + 1);
                routes.add(names.get(j) + order.get(i));
                until.add(sum);
            }
        }
    }

    /** Sends so many requests; {@code #} in a route stands for a number, {@code @} for one of many names. */
    void send(int count) {
        for (int i = 0; i < count; i++) {
            int found = Collections.binarySearch(until, random.nextDouble() * sum);
            String route = routes.get(Math.min(routes.size() - 1, found < 0 ? -found - 1 : found));
            requests.send(HttpMethod.GET, fill(route), 200);
        }
    }

    private String fill(String route) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < route.length(); i++) {
            char at = route.charAt(i);
            switch (at) {
                case '#' -> filled.append(1_000 + random.nextInt(900));
                case '@' ->
                    filled.append((char) ('a' + random.nextInt(20)))
                            .append("el")
                            .append((char) ('a' + random.nextInt(6)))
                            .append("on");
                default -> filled.append(at);
            }
        }
        return filled.toString();
    }
}
