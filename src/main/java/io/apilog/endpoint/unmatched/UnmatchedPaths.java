package io.apilog.endpoint.unmatched;

import io.apilog.endpoint.unmatched.UnmatchedPath.Answers;
import io.apilog.request.HttpMethod;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shapes of path that are asked for most among the requests that lead to no endpoint: a gateway that refuses all of them is told
 * from scanners by it. Keeps {@value #KEPT} of them with counts after the algorithm SpaceSaving: a shape that is not among them takes the
 * place of the one with the least count, and that count with it, as the most by which its own may be too high. Allocates nothing
 * after its first {@value #KEPT}. Of clients it keeps a hash of one for each shape, and of one for all.
 *
 * <p>Not safe for use by several threads: belongs to the thread that names.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-30570-5_27">Metwally, Agrawal, El Abbadi: Efficient computation of frequent and
 *     top-k elements in data streams</a>
 */
public final class UnmatchedPaths {
    /** Shapes kept: any that has more than one in so many of the requests is among them. */
    static final int KEPT = 128;

    /** Pairs of method and status kept of a shape; further ones are not told. */
    static final int STATUSES = 8;

    private static final int LONGEST = 200;
    private static final int STATUS_BITS = 10;
    private static final int NO_STATUS = (1 << STATUS_BITS) - 1;
    private static final HttpMethod[] METHODS = HttpMethod.values();

    /** One shape. */
    private static final class Shape {
        final byte[] name = new byte[LONGEST];
        final int[] answers = new int[STATUSES];
        final long[] answered = new long[STATUSES];
        int length;
        int hash;
        int kinds;
        long count;
        long error;
        int client;
        boolean shared;

        boolean is(int hash, byte[] bytes, int length) {
            return this.hash == hash && Arrays.equals(name, 0, this.length, bytes, 0, length);
        }

        void begin(int hash, byte[] bytes, int length, int client) {
            System.arraycopy(bytes, 0, name, 0, length);
            this.length = length;
            this.hash = hash;
            this.client = client;
            error = count;
            kinds = 0;
            shared = false;
        }

        void count(int answer, int client) {
            count++;
            shared |= client != this.client;
            for (int i = 0; i < kinds; i++) {
                if (answers[i] == answer) {
                    answered[i]++;
                    return;
                }
            }
            if (kinds < STATUSES) {
                answers[kinds] = answer;
                answered[kinds++] = 1;
            }
        }

        long sure() {
            return count - error;
        }
    }

    private final Shape[] shapes = new Shape[KEPT];
    private int size;
    private int firstClient;
    private boolean manyClients;

    /**
     * A request led to no endpoint.
     *
     * @param name the shape of its path, ids taken out; what is beyond 200 bytes is not told
     * @param status negative where none was sent
     */
    public void add(byte[] name, int length, HttpMethod method, int status, Text client) {
        int kept = Math.min(length, LONGEST);
        int hash = hash(name, 0, kept);
        int who = client.isEmpty() ? 0 : hash(client.bytes(), client.from(), client.to());
        manyClients |= size > 0 && who != firstClient;
        firstClient = size == 0 ? who : firstClient;
        Shape shape = find(hash, name, kept, who);
        shape.count(method.ordinal() << STATUS_BITS | (status < 0 || status >= NO_STATUS ? NO_STATUS : status), who);
    }

    private Shape find(int hash, byte[] name, int length, int client) {
        int least = 0;
        for (int i = 0; i < size; i++) {
            if (shapes[i].is(hash, name, length)) {
                return shapes[i];
            }
            least = shapes[i].count < shapes[least].count ? i : least;
        }
        if (size < KEPT) {
            least = size++;
            shapes[least] = new Shape();
        }
        shapes[least].begin(hash, name, length, client);
        return shapes[least];
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x01000193;
        }
        return hash;
    }

    /**
     * The shapes of which it is certain that they were asked for more than once, the most asked first.
     *
     * @param masked an example of a word that does not give it away, for shapes that one client of several asked for
     */
    public List<UnmatchedPath> heaviest(int most, UnaryOperator<String> masked) {
        return Stream.of(shapes)
                .limit(size)
                .filter(shape -> shape.sure() > 1)
                .map(shape -> path(shape, masked))
                .sorted(Comparator.comparingLong(UnmatchedPath::requests)
                        .reversed()
                        .thenComparing(UnmatchedPath::path))
                .limit(most)
                .toList();
    }

    private UnmatchedPath path(Shape shape, UnaryOperator<String> masked) {
        String name = new String(shape.name, 0, shape.length, StandardCharsets.UTF_8);
        boolean everybodys = shape.shared || !manyClients;
        String path = everybodys
                ? name
                : Arrays.stream(name.split("/", -1))
                        .map(segment -> segment.isEmpty() || segment.startsWith("{") ? segment : masked.apply(segment))
                        .collect(Collectors.joining("/"));
        return new UnmatchedPath(path, shape.sure(), answers(shape));
    }

    private static List<Answers> answers(Shape shape) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < shape.kinds; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong((Integer i) -> shape.answered[i])
                .reversed()
                .thenComparingInt(i -> shape.answers[i]));
        return order.stream()
                .map(i -> shape.answers[i] >> STATUS_BITS)
                .distinct()
                .map(method -> new Answers(
                        METHODS[method],
                        order.stream()
                                .filter(i -> shape.answers[i] >> STATUS_BITS == method)
                                .map(i -> shape.answers[i] & NO_STATUS)
                                .map(status -> status == NO_STATUS ? -1 : status)
                                .toList()))
                .toList();
    }
}
