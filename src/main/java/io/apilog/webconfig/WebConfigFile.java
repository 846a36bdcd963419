package io.apilog.webconfig;

import io.apilog.http.access.WebAccess;
import io.apilog.http.login.Users;
import io.apilog.http.tls.TlsMaterial;
import io.apilog.settings.ConfigException;
import io.apilog.settings.NearestWord;
import io.apilog.settings.Node;
import io.apilog.settings.Problems;
import io.apilog.settings.file.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web configuration that was read.
 *
 * @param access what it says
 * @param files what it was read from: itself, and the files of certificates and keys
 */
public record WebConfigFile(WebAccess access, List<Path> files) {
    private static final Pattern DURATION =
            Pattern.compile("0|(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");
    private static final int MOST_USERS = 1_000;
    private static final int LONGEST_HEADER = 4_096;
    private static final List<String> HEADERS = List.of(
            "Content-Security-Policy",
            "X-Frame-Options",
            "X-Content-Type-Options",
            "X-XSS-Protection",
            "Strict-Transport-Security");
    private static final Map<String, List<String>> HEADER_VALUES =
            Map.of("X-Frame-Options", List.of("deny", "sameorigin"), "X-Content-Type-Options", List.of("nosniff"));

    /**
     * Reads and checks a file, with certificates and keys that it names.
     *
     * @throws ConfigException with all that can be found wrong in one pass; no problem shows a hash, a key or a password
     */
    public static WebConfigFile read(Path file) throws ConfigException {
        return new Reader(file).read();
    }

    /** What it comes to, for people. */
    public String inWords() {
        return files.get(0) + ": " + (access.tls().isPresent() ? "TLS" : "plain HTTP")
                + (access.asksForCertificates() ? ", client certificates" : "") + ", users: "
                + access.users().hashes().size();
    }

    private static final class Reader {
        private final Path file;
        private final Problems problems = new Problems();
        private final List<Path> files = new ArrayList<>();

        Reader(Path file) {
            this.file = file;
            files.add(file);
        }

        WebConfigFile read() throws ConfigException {
            Optional<Node> root = YamlFile.read(file.toString(), problems);
            problems.throwIfAny();
            WebNodes nodes = root.isEmpty() ? WebNodes.none(problems) : WebNodes.of(root.get(), problems);
            Map<String, String> headers = headers(nodes);
            Users users = users(nodes);
            Optional<WebAccess.Rate> rate = rate(nodes);
            boolean http2 = nodes.yes(WebKey.HTTP2, true);
            TlsReader tls = new TlsReader(nodes, file, problems);
            Optional<TlsMaterial> material = tls.read();
            files.addAll(tls.files());
            problems.throwIfAny();
            return new WebConfigFile(new WebAccess(material, http2, headers, users, rate), List.copyOf(files));
        }

        private Map<String, String> headers(WebNodes nodes) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (WebNodes.Pair header : nodes.map(WebKey.HEADERS)) {
                String name = header.name();
                String value = header.value().text();
                Optional<String> known =
                        HEADERS.stream().filter(name::equalsIgnoreCase).findFirst();
                if (known.isEmpty()) {
                    String expected = NearestWord.to(name, HEADERS)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("expected one of " + String.join(", ", HEADERS));
                    problems.add(
                            header.place(), WebKey.HEADERS.path() + ": unknown header '" + name + "': " + expected);
                } else if (!value.isEmpty()) {
                    faultOf(known.get(), value)
                            .ifPresentOrElse(
                                    fault -> problems.add(header.value().place(), WebKey.HEADERS.path() + ": " + fault),
                                    () -> headers.put(known.get(), value));
                }
            }
            return headers;
        }

        private static Optional<String> faultOf(String name, String value) {
            List<String> values = HEADER_VALUES.getOrDefault(name, List.of());
            if (!values.isEmpty() && !values.contains(value)) {
                return Optional.of(name + ": expected " + String.join(" or ", values) + ", found '" + value + "'");
            }
            boolean printable =
                    value.length() <= LONGEST_HEADER && value.chars().allMatch(c -> c >= ' ' && c < 0x7F);
            return printable ? Optional.empty() : Optional.of(name + ": expected printable ASCII of one line");
        }

        private Users users(WebNodes nodes) {
            Map<String, String> hashes = new LinkedHashMap<>();
            for (WebNodes.Pair user : nodes.map(WebKey.USERS)) {
                Optional<String> fault = Users.faultOf(user.value().text());
                if (user.name().isEmpty() || user.name().contains(":")) {
                    problems.add(user.place(), WebKey.USERS.path() + ": expected a name without a colon");
                } else if (fault.isPresent()) {
                    problems.add(user.value().place(), WebKey.USERS.path() + ": " + fault.get());
                } else if (hashes.size() == MOST_USERS) {
                    problems.add(user.place(), WebKey.USERS.path() + ": expected at most " + MOST_USERS);
                    break;
                } else {
                    hashes.put(user.name(), user.value().text());
                }
            }
            return new Users(hashes);
        }

        private Optional<WebAccess.Rate> rate(WebNodes nodes) {
            Optional<String> interval = nodes.text(WebKey.INTERVAL);
            Optional<String> burst = nodes.text(WebKey.BURST);
            int requests = burst.map(text -> wholeNumber(nodes, text)).orElse(0);
            if (interval.isEmpty()) {
                return Optional.empty();
            }
            Matcher matcher = DURATION.matcher(interval.get());
            if (interval.get().isEmpty() || !matcher.matches()) {
                nodes.complain(
                        WebKey.INTERVAL, "expected a duration such as 1s or 100ms, found '" + interval.get() + "'");
                return Optional.empty();
            }
            Duration duration = Duration.ofHours(part(matcher, 1))
                    .plusMinutes(part(matcher, 2))
                    .plusSeconds(part(matcher, 3))
                    .plusMillis(part(matcher, 4));
            if (duration.isZero()) {
                return Optional.empty();
            }
            if (requests < 1) {
                nodes.complain(WebKey.INTERVAL, "with a burst of 0 no request is answered: expected burst, 1 or more");
                return Optional.empty();
            }
            return Optional.of(new WebAccess.Rate(duration, requests));
        }

        private static int wholeNumber(WebNodes nodes, String text) {
            if (text.matches("[0-9]{1,9}")) {
                return Integer.parseInt(text);
            }
            nodes.complain(WebKey.BURST, "expected a whole number, found '" + text + "'");
            return 1;
        }

        private static long part(Matcher matcher, int group) {
            String digits = matcher.group(group);
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }
}
