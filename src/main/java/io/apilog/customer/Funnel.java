package io.apilog.customer;

import io.apilog.request.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Steps that customers are to take one after the other within a session.
 *
 * @param name the label {@code funnel}
 */
public record Funnel(String name, List<Step> steps) {
    /** How many there may be. */
    public static final int MOST = 16;

    /** How many steps one may have. */
    public static final int MOST_STEPS = 15;

    /** Copies the list. */
    public Funnel {
        steps = List.copyOf(steps);
    }

    /**
     * A request that is answered below 400.
     *
     * @param text the label {@code step}: {@code POST /orders}, {@code /cart}
     * @param method empty for each
     * @param endpoint as its label has it; {@code *} is any characters
     */
    public record Step(String text, Optional<HttpMethod> method, String endpoint) {
        /** As it is configured. */
        public static Step of(String text) {
            int space = text.indexOf(' ');
            return space < 0
                    ? new Step(text, Optional.empty(), text)
                    : new Step(
                            text.substring(0, space) + " "
                                    + text.substring(space).strip(),
                            Optional.of(HttpMethod.ofLabel(text.substring(0, space))),
                            text.substring(space).strip());
        }

        /** Whether requests of an endpoint can be this step. */
        boolean fits(String name) {
            Pattern pattern = RouteTarget.pattern(endpoint);
            return pattern.matcher(name).matches();
        }
    }
}
