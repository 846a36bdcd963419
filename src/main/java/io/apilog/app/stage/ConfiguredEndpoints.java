package io.apilog.app.stage;

import static java.util.stream.Collectors.toCollection;

import io.apilog.customer.CustomerConfig.NamedEndpoint;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.request.Endpoint;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Located;
import io.apilog.settings.NearestWord;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the endpoints that settings name are there: an objective on one that is misspelt would be kept for ever. Those learned from
 * the log do not count, since another log would name them otherwise.
 */
final class ConfiguredEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredEndpoints.class);

    private final Set<String> known;

    /** @param namer one that has seen no request, and so knows what is configured alone */
    ConfiguredEndpoints(EndpointNamer namer) {
        this.known = namer.endpoints().stream().map(Endpoint::name).collect(toCollection(LinkedHashSet::new));
    }

    /** @throws ConfigException with each that an objective names and that is not there */
    void check(List<Located<String>> endpoints) throws ConfigException {
        Problems problems = new Problems();
        endpoints.forEach(endpoint -> check("slo.objectives[].endpoint", endpoint, problems));
        problems.throwIfAny();
    }

    /** @throws ConfigException with each that customers are to be seen at and that is not there, where any is there */
    void checkNamed(List<NamedEndpoint> endpoints) throws ConfigException {
        Problems problems = new Problems();
        if (known.stream().anyMatch(name -> name.startsWith("/"))) {
            endpoints.forEach(endpoint -> check(endpoint.key(), endpoint.name(), problems));
        }
        problems.throwIfAny();
    }

    /** Says which endpoints at which clients log in nothing that is known beforehand has; it may be learned. */
    void warnOfUnknownLogins(List<String> endpoints) {
        if (known.stream().anyMatch(name -> name.startsWith("/"))) {
            endpoints.stream()
                    .filter(endpoint -> !known.contains(endpoint))
                    .forEach(endpoint -> LOG.warn("security.login_endpoints: {}", unknown(endpoint)));
        }
    }

    private void check(String key, Located<String> endpoint, Problems problems) {
        if (known.stream().noneMatch(pattern(endpoint.value()).asMatchPredicate())) {
            problems.add(endpoint.place(), key + ": " + unknown(endpoint.value()));
        }
    }

    private static Pattern pattern(String endpoint) {
        return Pattern.compile(Pattern.quote(endpoint).replace("*", "\\E.*\\Q"));
    }

    private String unknown(String endpoint) {
        String said = "no route and no operation is named " + Quoted.of(endpoint) + ": ";
        return said
                + NearestWord.to(endpoint, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("write it under endpoints.routes, so that its name does not depend on what is learned");
    }
}
