package io.apilog.demo;

import java.util.List;
import java.util.Random;

/** What comes in on an HTTP port without being HTTP. */
final class BrokenClients implements Crowd {
    private static final double PER_SECOND = 0.05;

    private static final Visitor NOBODY = new Visitor("198.51.100.140", Exchange.ABSENT, Exchange.ABSENT);

    /** As nginx escapes them: the beginnings of two TLS handshakes, of a remote desktop's greeting, and nothing at all. */
    private static final List<String> REQUESTS = List.of(
            "\\x16\\x03\\x01\\x00\\xEE\\x01\\x00\\x00\\xEA\\x03\\x03",
            "\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xFC\\x03\\x03\\xB7",
            "\\x03\\x00\\x00/*\\xE0\\x00\\x00\\x00\\x00\\x00Cookie: mstshash=Administr",
            "");

    @Override
    public double perSecond(double elapsed) {
        return PER_SECOND;
    }

    @Override
    public Exchange next(double elapsed, Random random) {
        String request = REQUESTS.get(random.nextInt(REQUESTS.size()));
        return Exchange.withoutUpstream(NOBODY, request, 400, request.isEmpty() ? 0 : 150, 0.05 * random.nextDouble());
    }
}
