package io.apilog.demo;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** One address that looks for forgotten files, in bouts. The proxy answers it 404. */
final class Scanner implements Crowd {
    static final Duration FIRST = Duration.ofSeconds(60);

    private static final double BOUT_EVERY = 240;
    private static final double BOUT_LENGTH = 45;
    private static final double PER_SECOND = 3;

    private static final Visitor SCANNER = new Visitor("198.51.100.66", "Mozilla/5.0 zgrab/0.x", Exchange.ABSENT);
    private static final List<String> PROBES = List.of(
            "/.env",
            "/.git/config",
            "/api/.env",
            "/wp-login.php",
            "/wp-admin/setup-config.php",
            "/xmlrpc.php",
            "/phpmyadmin/index.php",
            "/phpinfo.php",
            "/backup.sql",
            "/config.php.bak",
            "/index.php?id=1%27%20OR%20%271%27=%271",
            "/download.php?file=../../../../etc/passwd");

    @Override
    public double perSecond(double elapsed) {
        double since = elapsed - FIRST.toSeconds();
        return since >= 0 && since % BOUT_EVERY < BOUT_LENGTH ? PER_SECOND : 0;
    }

    @Override
    public Exchange next(double elapsed, Random random) {
        String request = "GET " + PROBES.get(random.nextInt(PROBES.size())) + " HTTP/1.1";
        return Exchange.withoutUpstream(SCANNER, request, 404, 153, 0.0005 * random.nextDouble());
    }
}
