package io.apilog.format.named;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Objects of all sorts, and what becomes of them when bytes are lost or changed. */
public final class RandomJson {
    private static final String[] KEYS = {
        "status",
        "method",
        "path",
        "request_uri",
        "uri",
        "duration",
        "duration_ms",
        "request_time",
        "time",
        "ts",
        "host",
        "remote_addr",
        "client_ip",
        "http_user_agent",
        "user_agent",
        "bytes",
        "body_bytes_sent",
        "upstream_response_time",
        "request",
        "response",
        "headers",
        "http",
        "http.request.method",
        "url.path",
        "msg",
        "level",
        "flag",
        "labels",
        "team",
        "labels.team",
        "outcome",
        "number",
        "what",
        "attributes",
        "key",
        "name",
        "value",
        "Value",
        "query",
        "message",
        "MESSAGE",
        "original",
        "User-Agent",
        "resp_headers",
        "event",
        "log",
        "größe",
        "durationµs",
        "\ud83d\ude00",
        "a\\u0062",
        "x",
        ""
    };
    private static final String[] PIECES = {
        "a",
        "GET",
        "/users/7",
        "?a=b",
        "200",
        " ",
        "-",
        "0.123",
        "192.0.2.1",
        "curl/8.5.0 (x; y) abcdefgh",
        "\\/",
        "\\\"",
        "\\\\",
        "\\n",
        "\\t",
        "\\b\\f\\r",
        "\\u0041",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\ude00",
        "\\ud83d\\u0041",
        "\\u0000",
        "\\uD83DX",
        "ä",
        "€",
        "\ud83d\ude00",
        "\u007f",
        "\u0085",
        "HTTP/1.1",
        "21/Nov/2026:09:00:00 +0000",
        "2026-11-21T09:00:00.5Z",
        "\\x41",
        "\\u12",
        "\\",
        "\t"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "7",
        "200",
        "404",
        "12.5",
        "0.000001",
        "-1",
        "1795251600.5",
        "1795251600500",
        "1e3",
        "1.5E-3",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "99999999999999999999999999",
        "1234567890123456789012345678901234567890123456789",
        "0.12345678901234567890123456789012345678901234567890123456789012345678901234567890",
        "200x",
        "NaN",
        "1_0"
    };
    private static final String[] SPACES = {"", "", "", "", " ", "\t", "\r\n", "  ", "\f", "/**/"};

    private final Random random;

    public RandomJson(long seed) {
        this.random = new Random(seed);
    }

    /** One object; most are well written. */
    public byte[] object() {
        StringBuilder text = new StringBuilder();
        object(text, random.nextInt(10) == 0 ? random.nextInt(90) : 0);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Puts objects or arrays around one another, and an object within. */
    private void object(StringBuilder text, int around) {
        if (around > 0) {
            boolean list = text.length() > 0 && random.nextBoolean();
            text.append(list ? "[" : "{\"" + pick(KEYS) + "\":");
            object(text, around - 1);
            text.append(list ? ']' : '}');
            return;
        }
        text.append('{').append(space());
        int members = random.nextInt(9);
        for (int i = 0; i < members; i++) {
            text.append(i == 0 ? "" : "," + space()).append('"').append(pick(KEYS));
            text.append('"').append(space()).append(':').append(space());
            value(text);
            text.append(space());
        }
        text.append('}');
    }

    private void value(StringBuilder text) {
        switch (random.nextInt(14)) {
            case 0 -> object(text, 0);
            case 1 -> {
                text.append('[').append(space());
                int values = random.nextInt(4);
                for (int i = 0; i < values; i++) {
                    text.append(i == 0 ? "" : ",").append(space());
                    value(text);
                }
                text.append(space()).append(']');
            }
            case 2 -> text.append("true");
            case 3 -> text.append("false");
            case 4 -> text.append("null");
            case 5, 6, 7 -> text.append(NUMBERS[random.nextInt(random.nextInt(6) == 0 ? NUMBERS.length : 10)]);
            default -> {
                text.append('"');
                for (int i = random.nextInt(5); i > 0; i--) {
                    text.append(PIECES[random.nextInt(PIECES.length - (random.nextInt(8) == 0 ? 0 : 4))]);
                }
                text.append('"');
            }
        }
    }

    private String space() {
        return SPACES[random.nextInt(random.nextInt(50) == 0 ? SPACES.length : 8)];
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** The same line with something changed, left out, put in or cut off. */
    public byte[] changed(byte[] line) {
        byte[] bytes = line;
        for (int changes = random.nextInt(3); changes >= 0 && bytes.length > 0; changes--) {
            bytes = changedOnce(bytes);
        }
        return bytes;
    }

    private byte[] changedOnce(byte[] line) {
        int at = random.nextInt(line.length);
        int to = Math.min(line.length, at + random.nextInt(4));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(line, at);
            }
            case 1 -> {
                out.write(line, 0, at);
                out.write(random.nextBoolean() ? random.nextInt(256) : "\"\\{}[]:,0 e.-".charAt(random.nextInt(13)));
                out.write(line, at + 1, line.length - at - 1);
            }
            case 2 -> {
                out.write(line, 0, to);
                out.write(line, at, line.length - at);
            }
            default -> {
                out.write(line, 0, at);
                out.write(line, to, line.length - to);
            }
        }
        return out.toByteArray();
    }
}
