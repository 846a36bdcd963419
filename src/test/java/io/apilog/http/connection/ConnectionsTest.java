package io.apilog.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.EndPoint;
import org.junit.jupiter.api.Test;

/** Which connection goes where one more comes than there may be. */
class ConnectionsTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<EndPoint> givenUp = new ArrayList<>();
    private long now;
    private final Connections connections = new Connections(() -> now);

    @Test
    void of_those_that_wait_for_nothing_the_oldest_of_the_address_with_most_goes() {
        EndPoint alone = open("192.0.2.1");
        List<EndPoint> many = open(Connections.MOST - 1, "192.0.2.2");
        connections.asked(many.get(0));

        open("192.0.2.3");

        assertThat(givenUp).containsExactly(many.get(1)).doesNotContain(alone);
    }

    @Test
    void where_all_are_at_work_the_one_that_asked_last_of_an_address_with_many_goes() {
        List<EndPoint> many = open(Connections.MOST, "192.0.2.2");
        many.forEach(this::ask);

        EndPoint newcomer = open("192.0.2.3");

        assertThat(givenUp).containsExactly(many.get(Connections.MOST - 1)).doesNotContain(newcomer);
    }

    @Test
    void where_all_are_at_work_and_its_own_address_has_most_the_newcomer_goes() {
        open(Connections.MOST, "192.0.2.2").forEach(this::ask);

        EndPoint newcomer = open("192.0.2.2");

        assertThat(givenUp).containsExactly(newcomer);
    }

    @Test
    void one_that_has_yet_to_ask_is_kept_where_one_more_comes_of_an_address_with_many() {
        open(Connections.MOST - 1, "192.0.2.2").forEach(this::ask);
        open("192.0.2.3");

        EndPoint newcomer = open("192.0.2.2");

        assertThat(givenUp).containsExactly(newcomer);
    }

    @Test
    void one_that_has_been_at_work_for_long_goes_before_those_that_begin() {
        List<EndPoint> many = open(Connections.MOST, "192.0.2.2");
        ask(many.get(7));
        now += 5 * SECOND;
        many.forEach(one -> {
            if (one != many.get(7)) {
                ask(one);
            }
        });

        open("192.0.2.2");

        assertThat(givenUp).containsExactly(many.get(7));
    }

    private void ask(EndPoint connection) {
        now++;
        connections.asked(connection);
    }

    private List<EndPoint> open(int count, String address) {
        List<EndPoint> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opened.add(open(address));
        }
        return opened;
    }

    private EndPoint open(String address) {
        now++;
        InetSocketAddress remote = new InetSocketAddress(address, 1024 + (int) now % 60_000);
        EndPoint connection = (EndPoint) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EndPoint.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteSocketAddress" -> remote;
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> remote.toString();
                    case "close" -> {
                        givenUp.add((EndPoint) proxy);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        connections.opened(connection);
        return connection;
    }
}
