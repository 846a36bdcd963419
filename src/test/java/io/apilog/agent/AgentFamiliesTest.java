package io.apilog.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.apilog.request.Text;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentFamiliesTest {
    private static final String DESKTOP =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private final AgentFamilies families = new AgentFamilies();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        BROWSER    | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
        BROWSER    | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36
        BROWSER    | Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36
        BROWSER    | Mozilla/5.0 (Linux; Android 9; CUBOT_P20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36
        BROWSER    | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E1 Safari/604.1
        BROWSER    | Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)
        BROWSER    | Opera/9.80 (Android; Opera Mini/7.5/32.1; U; en) Presto/2.8 Version/11.10
        MOBILE_APP | Mozilla/5.0 (Linux; Android 15; Phone Build/X; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36
        MOBILE_APP | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
        MOBILE_APP | Shop/5.2 CFNetwork/1490 Darwin/23.1.0
        MOBILE_APP | Dalvik/2.1.0 (Linux; U; Android 14; Phone Build/X)
        MOBILE_APP | Shop/3.1 (Android 14; Phone) okhttp/4.12.0
        MOBILE_APP | Shop/3.1 (iPhone; iOS 18.0; Scale/3.00)
        MOBILE_APP | Dart/3.4 (dart:io)
        BOT        | Mozilla/5.0 (compatible; ExampleBot/2.1; +http://example.com/bot.html)
        BOT        | Mozilla/5.0 (Linux; Android 6.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 (compatible; ExampleBot/2.1)
        BOT        | Example-Spider/1.0
        BOT        | Example Feed Fetcher 1.0
        BOT        | Mozilla/5.0 (compatible; Example/1.0)
        BOT        | Mozilla/5.0 (X11; Linux x86_64) Gecko/1 Firefox/3.6 (Example/1.1; +https://example.com/why)
        BOT        | Example/0.2 (somebody@example.com)
        TOOL       | curl/8.5.0
        TOOL       | Wget/1.21.4
        TOOL       | PostmanRuntime/7.39.0
        TOOL       | sqlmap/1.8#stable (https://sqlmap.org)
        TOOL       | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36
        TOOL       | aws-cli/2.15.0 Python/3.11.6 Linux/5.10 botocore/2.4.5
        LIBRARY    | Go-http-client/1.1
        LIBRARY    | python-requests/2.31.0
        LIBRARY    | okhttp/4.12.0
        LIBRARY    | axios/1.6.0
        LIBRARY    | Java/17.0.2
        LIBRARY    | GuzzleHttp/6.5 curl/7.68.0 PHP/7.4
        LIBRARY    | Apache-HttpClient/4.5.14 (Java/17.0.2)
        LIBRARY    | Ruby
        MONITOR    | kube-probe/1.29
        MONITOR    | ELB-HealthChecker/2.0
        MONITOR    | GoogleHC/1.0
        MONITOR    | Prometheus/2.53.0
        MONITOR    | Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)
        MONITOR    | check_http/v2.3 (monitoring-plugins 2.3)
        NONE       | -
        UNKNOWN    | Mozilla/5.0
        UNKNOWN    | Ruby and pearls
        UNKNOWN    | checkout
        """)
    void an_agent_is_of_the_family_that_its_words_say(AgentFamily family, String agent) {
        assertThat(families.of(text(agent))).isEqualTo(family);
    }

    @Test
    void no_agent_is_a_family_of_its_own() {
        assertThat(families.of(text(""))).isEqualTo(AgentFamily.NONE);
    }

    @Test
    void what_is_remembered_is_what_was_found() {
        Random random = new Random(5);
        String[] agents = {
            DESKTOP, "curl/8.5.0", "kube-probe/1.29", "ExampleBot/1", "Go-http-client/1.1", "nothing known"
        };
        AgentFamilies remembering = new AgentFamilies();
        for (int i = 0; i < 20_000; i++) {
            String agent = agents[random.nextInt(agents.length)] + " " + random.nextInt(6_000);
            assertThat(remembering.of(text(agent))).isEqualTo(new AgentFamilies().of(text(agent)));
        }
    }

    @Test
    void any_bytes_are_an_agent() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            Text text = new Text();
            text.set(bytes, 0, bytes.length);
            assertThat(families.of(text)).isNotNull();
        }
    }

    @Test
    void labels_are_words_of_small_letters() {
        assertThat(AgentFamily.ALL)
                .extracting(AgentFamily::label)
                .containsExactly("browser", "mobile_app", "bot", "tool", "library", "monitor", "none", "unknown");
    }

    @Test
    void nothing_is_allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] bytes = (DESKTOP + " 00000").getBytes(StandardCharsets.US_ASCII);
        Text text = new Text();
        text.set(bytes, 0, bytes.length);
        for (int i = 0; i < 30_000; i++) {
            another(bytes, i);
            families.of(text);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 5_000; i++) {
            another(bytes, i);
            families.of(text);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }

    private static void another(byte[] agent, int number) {
        int rest = number;
        for (int i = agent.length - 1; i >= agent.length - 5; i--) {
            agent[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static Text text(String agent) {
        byte[] bytes = agent.getBytes(StandardCharsets.UTF_8);
        Text text = new Text();
        text.set(bytes, 0, bytes.length);
        return text;
    }
}
