package io.apilog.customer;

import java.util.regex.Pattern;

/**
 * How long answers at some endpoints may take.
 *
 * @param endpoints as their label has them; {@code *} is any characters
 * @param nanos {@link ExperienceSettings#UNLIMITED} where no wait is judged
 */
public record RouteTarget(String endpoints, long nanos) {
    boolean fits(String endpoint) {
        return pattern(endpoints).matcher(endpoint).matches();
    }

    /** The expression for a name in which {@code *} is any characters. */
    static Pattern pattern(String name) {
        return Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
    }
}
