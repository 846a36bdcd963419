package io.apilog.http.login;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may log in.
 *
 * @param hashes by user name, bcrypt in its text form
 */
public record Users(Map<String, String> hashes) {
    /** Nobody is asked. */
    public static final Users NONE = new Users(Map.of());

    /** The letters after 2 are of implementations that differ in nothing that passwords of today meet. */
    private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]?\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");

    private static final int LEAST_COST = 4;
    /** A check at 16 takes seven seconds; whoever asks for more has locked out everybody. */
    private static final int MOST_COST = 16;

    /** Copies the map. */
    public Users {
        hashes = Map.copyOf(hashes);
    }

    /** What is wrong with a hash, without showing it. */
    public static Optional<String> faultOf(String hash) {
        Matcher matcher = BCRYPT.matcher(hash);
        if (!matcher.matches()) {
            return Optional.of("expected a bcrypt hash such as 'htpasswd -nBC 10 USER' prints behind the colon");
        }
        int cost = Integer.parseInt(matcher.group(1));
        if (cost < LEAST_COST || cost > MOST_COST) {
            return Optional.of("expected a bcrypt cost from " + LEAST_COST + " to " + MOST_COST + ", found " + cost);
        }
        return Optional.empty();
    }

    /** Hashes do not leave through a log. */
    @Override
    public String toString() {
        return "Users[" + hashes.size() + "]";
    }
}
