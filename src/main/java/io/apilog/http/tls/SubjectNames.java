package io.apilog.http.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The subject alternative names of a certificate that a client can be allowed by. */
final class SubjectNames {
    /** RFC 5280, 4.2.1.6: a mail is 1, a DNS name 2, a URI 6, an address 7. */
    private static final Set<Integer> KINDS = Set.of(1, 2, 6, 7);

    private static final int ADDRESS = 7;
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final Set<String> allowed;

    SubjectNames(Collection<String> allowed) {
        this.allowed = allowed.stream().map(SubjectNames::canonical).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Lets a client pass, whose certificate has one of the allowed names, exactly as it is written.
     *
     * @throws CertificateException if there is none; its message does not say which were looked for
     */
    void check(X509Certificate certificate) throws CertificateException {
        if (allowed.isEmpty()) {
            return;
        }
        if (namesOf(certificate).stream().noneMatch(allowed::contains)) {
            throw new CertificateException("no subject alternative name of the client's certificate is allowed");
        }
    }

    private static Set<String> namesOf(X509Certificate certificate) throws CertificateException {
        @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        Set<String> texts = new HashSet<>();
        if (names != null) {
            for (List<?> name : names) {
                if (KINDS.contains(name.get(0)) && name.get(1) instanceof String text) {
                    texts.add(name.get(0).equals(ADDRESS) ? canonical(text) : text);
                }
            }
        }
        return texts;
    }

    /** One way to write an address: people leave out the zeros of IPv6, Java does not. Nothing is looked up. */
    private static String canonical(String text) {
        if (!NUMERIC.matcher(text).matches()) {
            return text;
        }
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException e) {
            return text;
        }
    }
}
