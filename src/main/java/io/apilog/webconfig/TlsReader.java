package io.apilog.webconfig;

import io.apilog.http.tls.ClientAuth;
import io.apilog.http.tls.NamedGroups;
import io.apilog.http.tls.TlsException;
import io.apilog.http.tls.TlsMaterial;
import io.apilog.http.tls.TlsSettings;
import io.apilog.settings.NearestWord;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.file.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code tls_server_config}, with the files that it names. */
final class TlsReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final Map<String, String> VERSIONS = Map.of("TLS12", "TLSv1.2", "TLS13", "TLSv1.3");
    private static final List<String> OLD_VERSIONS = List.of("TLS10", "TLS11", "SSL30");

    private final WebNodes nodes;
    private final Path file;
    private final Problems problems;
    private final List<Path> files = new ArrayList<>();

    /** @param file what relative paths are relative to, by its folder */
    TlsReader(WebNodes nodes, Path file, Problems problems) {
        this.nodes = nodes;
        this.file = file;
        this.problems = problems;
    }

    /** The files that were looked at, there or not. */
    List<Path> files() {
        return files;
    }

    /** Empty where the file has nothing of TLS, or what it has cannot be used, which is a problem then. */
    Optional<TlsMaterial> read() {
        boolean asked = Stream.of(
                        WebKey.CERT,
                        WebKey.CERT_FILE,
                        WebKey.KEY,
                        WebKey.KEY_FILE,
                        WebKey.CLIENT_CA,
                        WebKey.CLIENT_CA_FILE,
                        WebKey.CLIENT_AUTH_TYPE)
                .anyMatch(nodes::has);
        if (!asked) {
            alone(WebKey.CLIENT_ALLOWED_SANS);
            return Optional.empty();
        }
        Optional<String> certificate = pem(WebKey.CERT, WebKey.CERT_FILE);
        Optional<String> key = pem(WebKey.KEY, WebKey.KEY_FILE);
        required(WebKey.CERT, WebKey.CERT_FILE);
        required(WebKey.KEY, WebKey.KEY_FILE);
        Optional<String> clientCa = pem(WebKey.CLIENT_CA, WebKey.CLIENT_CA_FILE);
        ClientAuth auth = clientAuth();
        String oldest = version(WebKey.MIN_VERSION, "TLSv1.2");
        String newest = version(WebKey.MAX_VERSION, "TLSv1.3");
        if (oldest.compareTo(newest) > 0) {
            nodes.complain(WebKey.MIN_VERSION, "is newer than max_version");
        }
        List<String> curves = curves();
        List<String> ciphers = nodes.list(WebKey.CIPHER_SUITES).stream()
                .map(WebNodes.Item::text)
                .toList();
        boolean serverPrefers = nodes.yes(WebKey.PREFER_SERVER_CIPHER_SUITES, true);
        List<String> sans = nodes.list(WebKey.CLIENT_ALLOWED_SANS).stream()
                .map(WebNodes.Item::text)
                .toList();
        if (!problems.none() || certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return material(new TlsSettings(
                certificate.get(), key.get(), auth, clientCa, sans, oldest, newest, ciphers, serverPrefers, curves));
    }

    private void alone(WebKey key) {
        if (nodes.has(key)) {
            nodes.complain(key, "needs cert_file, key_file and client_auth_type beside it");
        }
    }

    private Optional<TlsMaterial> material(TlsSettings settings) {
        try {
            return Optional.of(TlsMaterial.of(settings));
        } catch (TlsException e) {
            problems.add(place(e.part()), e.said());
            return Optional.empty();
        }
    }

    private Place place(TlsException.Part part) {
        WebKey key =
                switch (part) {
                    case CERTIFICATE -> nodes.has(WebKey.CERT_FILE) ? WebKey.CERT_FILE : WebKey.CERT;
                    case KEY -> nodes.has(WebKey.KEY_FILE) ? WebKey.KEY_FILE : WebKey.KEY;
                    case CLIENT_CA -> nodes.has(WebKey.CLIENT_CA_FILE) ? WebKey.CLIENT_CA_FILE : WebKey.CLIENT_CA;
                    case PARAMETERS ->
                        nodes.has(WebKey.CURVE_PREFERENCES) ? WebKey.CURVE_PREFERENCES : WebKey.CIPHER_SUITES;
                };
        return nodes.place(key, Place.of(file.toString()));
    }

    private void required(WebKey text, WebKey textFile) {
        if (!nodes.has(text) && !nodes.has(textFile)) {
            WebKey other = Stream.of(WebKey.CERT_FILE, WebKey.KEY_FILE, WebKey.CLIENT_AUTH_TYPE, WebKey.CLIENT_CA_FILE)
                    .filter(nodes::has)
                    .findFirst()
                    .orElse(WebKey.CERT);
            problems.add(
                    nodes.place(other, Place.of(file.toString())),
                    "tls_server_config: expected " + text.path() + " or " + textFile.path() + ", found neither");
        }
    }

    private Optional<String> pem(WebKey text, WebKey textFile) {
        if (nodes.has(text) && nodes.has(textFile)) {
            nodes.complain(textFile, "there is " + text.path() + " too: one of both");
            return Optional.empty();
        }
        Optional<String> name = nodes.text(textFile);
        if (name.isEmpty()) {
            return nodes.text(text);
        }
        Path path = file.resolveSibling(name.get());
        files.add(path);
        return Optional.ofNullable(
                new TextFile(path.toString(), problems).read(MOST_BYTES, "is longer than 1 MiB: not a file in PEM"));
    }

    private ClientAuth clientAuth() {
        Optional<String> word = nodes.text(WebKey.CLIENT_AUTH_TYPE);
        Optional<ClientAuth> auth = word.flatMap(ClientAuth::of);
        if (word.isPresent() && auth.isEmpty()) {
            List<String> words =
                    Stream.of(ClientAuth.values()).map(ClientAuth::word).toList();
            nodes.complain(WebKey.CLIENT_AUTH_TYPE, wrong(word.get(), words));
        }
        ClientAuth now = auth.orElse(ClientAuth.NONE);
        if (now == ClientAuth.NONE) {
            String unasked = "no client is asked for a certificate; client_auth_type: RequireAndVerifyClientCert asks";
            nodes.complain(WebKey.CLIENT_CA, unasked);
            nodes.complain(WebKey.CLIENT_CA_FILE, unasked);
        }
        if (nodes.has(WebKey.CLIENT_ALLOWED_SANS) && !now.isRequired()) {
            nodes.complain(
                    WebKey.CLIENT_ALLOWED_SANS,
                    "needs client_auth_type RequireAndVerifyClientCert or RequireAnyClientCert: with " + now.word()
                            + " a client comes in without a certificate");
        }
        return now;
    }

    private String version(WebKey key, String otherwise) {
        Optional<String> word = nodes.text(key);
        if (word.isEmpty()) {
            return otherwise;
        }
        String version = VERSIONS.get(word.get());
        if (version == null) {
            nodes.complain(
                    key,
                    OLD_VERSIONS.contains(word.get())
                            ? word.get() + " is broken (RFC 8996) and not spoken: expected TLS12 or TLS13"
                            : wrong(word.get(), List.of("TLS12", "TLS13")));
            return otherwise;
        }
        return version;
    }

    private List<String> curves() {
        List<String> curves = new ArrayList<>();
        for (WebNodes.Item item : nodes.list(WebKey.CURVE_PREFERENCES)) {
            NamedGroups.of(item.text())
                    .ifPresentOrElse(
                            curves::add,
                            () -> problems.add(
                                    item.place(),
                                    WebKey.CURVE_PREFERENCES.path() + ": " + wrong(item.text(), NamedGroups.words())));
        }
        return curves;
    }

    private static String wrong(String word, List<String> words) {
        return "unknown word '" + word + "': "
                + NearestWord.to(word, words)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("expected one of " + String.join(", ", words));
    }
}
