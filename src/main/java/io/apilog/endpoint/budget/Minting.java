package io.apilog.endpoint.budget;

/**
 * Which answers show that an endpoint exists. Scanners and a gateway that refuses everything meet none of them, so that neither makes
 * endpoints.
 */
public final class Minting {
    private Minting() {}

    /** Whether a request answered so makes an endpoint of its template. */
    public static boolean mints(int status) {
        return switch (status) {
            case 101, 302, 303, 304, 307, 409, 410, 412, 415, 422, 500, 501 -> true;
            default -> status >= 200 && status <= 299;
        };
    }
}
