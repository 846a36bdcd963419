package io.apilog.http.page;

/** What a page says that not everybody may read: drawn up for each request, on threads of the server. */
@FunctionalInterface
public interface GuardedText {
    /**
     * The whole of it.
     *
     * @param json as JSON, else as text for people
     */
    String draw(boolean json);
}
