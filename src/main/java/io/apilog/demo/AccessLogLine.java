package io.apilog.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** nginx's {@code combined}, then {@code $request_time} and {@code $upstream_response_time}. */
final class AccessLogLine {
    private static final DateTimeFormatter TIME_LOCAL = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private AccessLogLine() {}

    static void append(StringBuilder out, Instant end, Exchange exchange) {
        Visitor visitor = exchange.visitor();
        out.append(visitor.address()).append(" - ").append(exchange.user()).append(" [");
        TIME_LOCAL.formatTo(end, out);
        out.append("] \"").append(exchange.request()).append("\" ");
        out.append(exchange.status()).append(' ').append(exchange.bytes());
        out.append(" \"").append(visitor.referer()).append("\" \"");
        out.append(visitor.userAgent()).append("\" ");
        out.append(seconds(exchange.seconds())).append(' ');
        out.append(exchange.upstream()).append('\n');
    }

    /** Seconds with the three decimals nginx writes. */
    static String seconds(double seconds) {
        long millis = Math.round(seconds * 1000);
        return millis / 1000 + "." + String.valueOf(1000 + millis % 1000).substring(1);
    }
}
