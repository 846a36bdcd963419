package io.apilog.format.column;

import java.util.Locale;
import java.util.Set;

/**
 * Answers that go on for as long as the client wants: sound and film, events, sockets. How long one took says nothing of how fast the
 * server is, so such requests are no evidence for the unit of a duration.
 */
public final class Streams {
    private static final Set<String> MEDIA = Set.of(
            "aac", "avi", "flac", "flv", "m3u", "m3u8", "m4a", "m4s", "m4v", "mkv", "mov", "mp3", "mp4", "mpd", "oga",
            "ogg", "ogv", "opus", "pls", "ts", "wav", "webm");

    private static final Set<String> SEGMENTS = Set.of(
            "cable",
            "events",
            "hub",
            "live",
            "longpoll",
            "poll",
            "signalr",
            "socket.io",
            "sockjs",
            "sse",
            "stream",
            "subscribe",
            "watch",
            "websocket",
            "ws");

    private static final int SWITCHED = 101;

    private Streams() {}

    /**
     * Whether a request asks for one.
     *
     * @param target its path, with or without a query, or a whole URL
     * @param status what it was answered with, in whatever way that is written
     */
    public static boolean isOne(String target, int status) {
        if (status == SWITCHED) {
            return true;
        }
        int query = target.indexOf('?');
        String path = (query < 0 ? target : target.substring(0, query)).toLowerCase(Locale.ROOT);
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        if (dot >= 0 && MEDIA.contains(last.substring(dot + 1))) {
            return true;
        }
        for (String segment : path.split("/", -1)) {
            if (SEGMENTS.contains(segment)) {
                return true;
            }
        }
        return false;
    }
}
