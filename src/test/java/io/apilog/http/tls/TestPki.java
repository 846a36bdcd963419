package io.apilog.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Authorities, and certificates that they sign, made by the JDK's keytool in a folder. */
public final class TestPki {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path store;

    /** Makes the authority. */
    public TestPki(Path folder) throws Exception {
        this.store = folder.resolve("pki" + System.nanoTime() + ".p12");
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=authority", "-ext", "bc:c", "-ext", "ku:c=keyCertSign");
    }

    /** Makes a pair of the name, signed by the authority, with names such as {@code dns:a.example.com,ip:127.0.0.1}. */
    public void issue(String name, String subjectNames) throws Exception {
        keytool("-genkeypair", "-alias", name, "-signer", "ca", "-dname", "CN=" + name, "-ext", "san=" + subjectNames);
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "3650", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD), "-keypass"));
        command.add(new String(PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    /** The certificate of a name, with that of the authority behind it. */
    public String certificate(String name) throws GeneralSecurityException, IOException {
        StringBuilder pem = new StringBuilder();
        Certificate[] chain = keyStore().getCertificateChain(name);
        for (Certificate certificate : chain) {
            pem.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return pem.toString();
    }

    /** The private key of a name, as PKCS#8. */
    public String key(String name) throws GeneralSecurityException, IOException {
        return pem("PRIVATE KEY", keyStore().getKey(name, PASSWORD).getEncoded());
    }

    /** Writes {@code NAME.crt} and {@code NAME.key} into a folder. */
    public void write(String name, Path folder) throws GeneralSecurityException, IOException {
        Files.writeString(folder.resolve(name + ".crt"), certificate(name));
        Files.writeString(folder.resolve(name + ".key"), key(name));
    }

    /** All pairs, for clients in Java. */
    public KeyStore keyStore() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    /** The password of the pairs. */
    public char[] password() {
        return PASSWORD.clone();
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }
}
