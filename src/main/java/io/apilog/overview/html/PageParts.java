package io.apilog.overview.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The page's own style sheet and script, which stand in it, and their hashes, by which a browser knows them from what a log might have
 * brought in.
 */
record PageParts(String style, String styleHash, String script, String scriptHash) {
    static PageParts read() {
        String style = resource("page.css");
        String script = resource("page.js");
        return new PageParts(style, hash(style), script, hash(script));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PageParts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
