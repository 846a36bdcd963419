package io.apilog.endpoint;

import io.apilog.request.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An API of {@code endpoints/apis.txt}: its routes, and requests of it of which the route is known. */
public final class SampleApi {
    private static final Pattern CHOICE = Pattern.compile("\\[([^]]*)]");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String[] WORDS = {
        "amber", "apple", "badger", "birch", "bolt", "brook", "canyon", "cedar", "cliff", "cobalt", "copper", "coral",
        "crane", "crimson", "delta", "ember", "falcon", "fern", "flint", "garnet", "glacier", "harbor", "hawk", "hazel",
        "heron", "iris", "ivory", "jasper", "juniper", "kestrel", "lagoon", "lark", "lotus", "lynx", "maple", "marble",
        "meadow", "moss", "nickel", "oak", "olive", "onyx", "orchid", "otter", "pearl", "pine", "plum", "prairie",
        "quartz", "raven", "reef", "river", "ruby", "sable", "sage", "slate", "spruce", "swan", "teal", "thistle",
        "tidal", "topaz", "tundra", "umber", "violet", "walnut", "willow", "wren", "yarrow", "zephyr"
    };
    private static final String[] SUFFIXES = {"", "", "", "labs", "42", "-app", "-db", "ly", "io", "-web", "hq", "7"};

    /** A request and the route it is for. */
    public record Sample(HttpMethod method, String path, int status, String route, String client) {}

    private record Value(String kind, int pool, String text) {}

    private record RouteOf(HttpMethod method, String path, double weight) {}

    private final String name;
    private final boolean held;
    private final Map<String, Value> values = new HashMap<>();
    private final List<RouteOf> routes = new ArrayList<>();

    private SampleApi(String name, boolean held) {
        this.name = name;
        this.held = held;
    }

    public String name() {
        return name;
    }

    /** Whether it was kept out of sight while rules were made. */
    boolean held() {
        return held;
    }

    public static List<SampleApi> all() {
        try (InputStream in = Objects.requireNonNull(SampleApi.class.getResourceAsStream("/endpoints/apis.txt"))) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The APIs that a text in the form of {@code apis.txt} describes. */
    static List<SampleApi> of(String text) {
        List<SampleApi> apis = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("== ")) {
                String[] parts = line.split(" ", -1);
                apis.add(new SampleApi(parts[1], parts[2].equals("held")));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                apis.get(apis.size() - 1).read(line);
            }
        }
        return apis;
    }

    private void read(String line) {
        if (line.contains(" = ")) {
            String[] parts = line.split(" = ", 2);
            values.put(parts[0], value(parts[1]));
            return;
        }
        String[] parts = line.split(" ", 3);
        List<String> paths = expand(parts[2]);
        double sum = 0;
        for (int i = 0; i < paths.size(); i++) {
            sum += 1 / Math.sqrt(i + 1.0);
        }
        for (int i = 0; i < paths.size(); i++) {
            double weight = Double.parseDouble(parts[0]) / Math.sqrt(i + 1.0) / sum;
            routes.add(new RouteOf(HttpMethod.of(text(parts[1])), paths.get(i), weight));
        }
    }

    private static io.apilog.request.Text text(String value) {
        io.apilog.request.Text text = new io.apilog.request.Text();
        Requests.set(text, value);
        return text;
    }

    private static Value value(String text) {
        String[] parts = text.split(" ", -1);
        return switch (parts[0]) {
            case "int", "name", "slug", "title", "host", "path", "file" ->
                new Value(parts[0], Integer.parseInt(parts[1]), "");
            case "like" ->
                parts.length == 3
                        ? new Value("like", Integer.parseInt(parts[1]), parts[2])
                        : new Value("like", Integer.MAX_VALUE, parts[1]);
            case "one" -> new Value("one", parts[1].split("\\|", -1).length, parts[1]);
            default -> new Value(parts[0], Integer.MAX_VALUE, "");
        };
    }

    private static List<String> expand(String path) {
        Matcher choice = CHOICE.matcher(path);
        if (!choice.find()) {
            return List.of(path);
        }
        List<String> all = new ArrayList<>();
        for (String word : choice.group(1).split("\\|", -1)) {
            all.addAll(expand(path.substring(0, choice.start()) + word + path.substring(choice.end())));
        }
        return all;
    }

    /** Requests in the order in which they come; the same for the same seed. */
    public List<Sample> requests(int count, long seed) {
        Random random = new Random(seed * 31 + name.hashCode());
        double sum = routes.stream().mapToDouble(RouteOf::weight).sum();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double at = random.nextDouble() * sum;
            int r = 0;
            while (at > routes.get(r).weight && r < routes.size() - 1) {
                at -= routes.get(r++).weight;
            }
            RouteOf route = routes.get(r);
            samples.add(new Sample(
                    route.method,
                    fill(route.path, random),
                    status(route.method, random),
                    route.path,
                    "198.51.100." + random.nextInt(250)));
        }
        return samples;
    }

    private static int status(HttpMethod method, Random random) {
        int percent = random.nextInt(100);
        if (percent < 4) {
            return 404;
        }
        if (percent < 6) {
            return percent == 4 ? 500 : 401;
        }
        return switch (method) {
            case POST -> 201;
            case DELETE -> 204;
            default -> 200;
        };
    }

    private String fill(String path, Random random) {
        StringBuilder filled = new StringBuilder();
        Map<String, String> once = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(path);
        int end = 0;
        while (parameter.find()) {
            filled.append(path, end, parameter.start());
            filled.append(once.computeIfAbsent(parameter.group(1), name -> draw(name, random)));
            end = parameter.end();
        }
        return filled.append(path.substring(end)).toString();
    }

    private String draw(String name, Random random) {
        Value value = Objects.requireNonNull(values.get(name), name);
        if (value.pool == Integer.MAX_VALUE) {
            return make(value, random);
        }
        int rank = zipf(value.pool, random);
        if (value.kind.equals("int")) {
            return String.valueOf(rank + 1);
        }
        if (value.kind.equals("one")) {
            return value.text.split("\\|", -1)[rank];
        }
        return make(value, new Random(name.hashCode() * 7919L + rank * 104729L + this.name.hashCode()));
    }

    /** A rank from 0: the r-th is asked for about as often as the first divided by r. */
    private static int zipf(int pool, Random random) {
        return (int) Math.min(pool - 1, Math.exp(random.nextDouble() * Math.log(pool + 1.0)) - 1);
    }

    private static String make(Value value, Random random) {
        return switch (value.kind) {
            case "name" -> name(random);
            case "path" -> path(random);
            case "file" ->
                path(random) + List.of(".jpg", ".pdf", ".odt", ".txt", ".csv").get(random.nextInt(5));
            case "slug" -> word(random) + "-" + word(random) + "-" + word(random);
            case "title" -> "the-" + word(random) + "-of-" + word(random) + "-and-" + word(random) + "-" + word(random);
            case "like" -> like(value.text, random);
            case "uuid" -> like("&&&&&&&&-&&&&-4&&&-8&&&-&&&&&&&&&&&&", random);
            case "email" -> word(random) + "." + word(random) + "@example.com";
            case "date" -> "2026-11-" + (10 + random.nextInt(19));
            default -> throw new IllegalArgumentException(value.kind);
        };
    }

    /** One to four segments. */
    private static String path(Random random) {
        StringBuilder path = new StringBuilder(word(random));
        for (int more = random.nextInt(4); more > 0; more--) {
            path.append('/').append(name(random));
        }
        return path.toString();
    }

    private static String name(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> word(random);
            case 1 -> word(random) + "-" + word(random);
            default -> word(random) + SUFFIXES[random.nextInt(SUFFIXES.length)];
        };
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private static String like(String pattern, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            text.append(
                    switch (c) {
                        case '#' -> (char) ('0' + random.nextInt(10));
                        case '&' -> "0123456789abcdef".charAt(random.nextInt(16));
                        case '?' -> (char) ('a' + random.nextInt(26));
                        case '^' -> (char) ('A' + random.nextInt(26));
                        case '~' -> (char) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(26));
                        case '*' ->
                            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(random.nextInt(62));
                        default -> c;
                    });
        }
        return text.toString();
    }
}
