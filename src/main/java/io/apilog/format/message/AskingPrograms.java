package io.apilog.format.message;

import io.apilog.bytes.Ascii;

/**
 * Names of what a program asks others with: a request behind one of them is one that the program made of another, and none that it
 * answered. Names with a version behind them are the client's: {@code okhttp/4.12.0}.
 */
public final class AskingPrograms {
    private static final String[] ASKING = {
        "urllib3",
        "httpx",
        "HTTP Request:",
        "okhttp",
        "RestTemplate",
        "WebClient",
        "HttpClient",
        "axios",
        "http_client",
        "http-client",
        "reqwest",
        "Faraday",
        "aiohttp.client",
        "botocore",
        "calling ",
        "Calling ",
        "outgoing",
        "Outgoing",
        "upstream request",
        "round_trippers.go"
    };

    /** With which bytes the names of those that ask begin: most places of a line need no closer look. */
    private static final long[] FIRST_OF_ASKING = firstBytes();

    private static long[] firstBytes() {
        long[] first = new long[2];
        for (String asking : ASKING) {
            first[asking.charAt(0) >> 6] |= 1L << (asking.charAt(0) & 63);
        }
        return first;
    }

    private AskingPrograms() {}

    /** Whether one of them stands there, without a version behind it. */
    public static boolean isNamed(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b < 0 || (FIRST_OF_ASKING[b >> 6] & 1L << (b & 63)) == 0) {
                continue;
            }
            for (String asking : ASKING) {
                int end = i + asking.length();
                if (Ascii.startsWith(bytes, i, to, asking) && (end >= bytes.length || bytes[end] != '/')) {
                    return true;
                }
            }
        }
        return false;
    }
}
