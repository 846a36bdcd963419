package io.apilog.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.agent.AgentFamilies;
import io.apilog.agent.AgentFamily;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.basjes.parse.useragent.UserAgent;
import nl.basjes.parse.useragent.UserAgentAnalyzer;
import org.junit.jupiter.api.Test;

/**
 * Families of the agents in real logs of others, against what yauaa makes of them. It has no word for tools, libraries and monitors: whether one
 * of these was told from a bot is not compared here, only whether a program was told from a browser and from an app.
 */
class AgentOracleIT {
    private static final Set<AgentFamily> PROGRAMS =
            EnumSet.of(AgentFamily.BOT, AgentFamily.TOOL, AgentFamily.LIBRARY, AgentFamily.MONITOR);

    private final UserAgentAnalyzer oracle = UserAgentAnalyzer.newBuilder()
            .withField(UserAgent.DEVICE_CLASS)
            .withField(UserAgent.AGENT_CLASS)
            .withField(UserAgent.AGENT_NAME)
            .hideMatcherLoadStats()
            .withoutCache()
            .build();

    private final AgentFamilies families = new AgentFamilies();

    @Test
    void ninety_five_in_a_hundred_agents_are_of_the_family_that_an_oracle_names() throws Exception {
        Corpus.assumeItIsThere();
        Set<String> agents = new TreeSet<>();
        for (Path log : Corpus.logs()) {
            for (Seen line : Reading.of(log).lines()) {
                if (!line.agent().isEmpty()) {
                    agents.add(line.agent());
                }
            }
        }
        List<String> others = new ArrayList<>();
        for (String agent : agents) {
            AgentFamily family = family(agent);
            UserAgent named = oracle.parse(agent);
            if (!expected(named).contains(family)) {
                others.add(family + " and not " + named.getValue(UserAgent.AGENT_CLASS) + ": " + agent);
            }
        }
        double agree = 1 - others.size() / (double) agents.size();
        System.out.printf("%d agents, %.1f %% as the oracle has them%n", agents.size(), 100 * agree);
        assertThat(agents).hasSizeGreaterThan(1_000);
        assertThat(agree).as(String.join("\n", others)).isGreaterThanOrEqualTo(0.95);
    }

    private static Set<AgentFamily> expected(UserAgent named) {
        if (named.getValue(UserAgent.DEVICE_CLASS).startsWith("Robot")) {
            return PROGRAMS;
        }
        return switch (named.getValue(UserAgent.AGENT_CLASS)) {
            // Without the name of a browser it is the machine of Android's apps itself.
            case "Browser" ->
                EnumSet.of(
                        named.getValue(UserAgent.AGENT_NAME).equals("Unknown")
                                ? AgentFamily.MOBILE_APP
                                : AgentFamily.BROWSER);
            case "Email Client" -> EnumSet.of(AgentFamily.BROWSER);
            case "Browser Webview", "Mobile App", "Desktop App" -> EnumSet.of(AgentFamily.MOBILE_APP);
            case "Robot", "Robot Mobile" -> PROGRAMS;
            default -> {
                Set<AgentFamily> notOfPeople = EnumSet.copyOf(PROGRAMS);
                notOfPeople.add(AgentFamily.UNKNOWN);
                yield notOfPeople;
            }
        };
    }

    private AgentFamily family(String agent) {
        byte[] bytes = agent.getBytes(StandardCharsets.UTF_8);
        Text text = new Text();
        text.set(bytes, 0, bytes.length);
        return families.of(text);
    }
}
