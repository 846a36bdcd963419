package io.apilog.http.tls;

/** Certificates or keys that cannot be used; the message says which part and why, without what is secret. */
public final class TlsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Part part;
    private final String said;

    /** The setting whose value is at fault. */
    public enum Part {
        /** The server's certificates. */
        CERTIFICATE,
        /** The server's private key. */
        KEY,
        /** The certificates that client certificates are verified against. */
        CLIENT_CA,
        /** Versions, cipher suites or curves that this Java does not have. */
        PARAMETERS
    }

    TlsException(Part part, String message) {
        super(message);
        this.part = part;
        this.said = message;
    }

    TlsException(Part part, String message, Throwable cause) {
        super(message, cause);
        this.part = part;
        this.said = message;
    }

    /** What is wrong, as the end of a sentence about that setting. */
    public String said() {
        return said;
    }

    /** Which setting is at fault. */
    public Part part() {
        return part;
    }
}
