package io.apilog.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.app.report.Once;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.Flag;
import io.apilog.terminal.ProgressOutput;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is found in real logs: nothing in those of ordinary days, and in each that is named after an attack what its name says. The whole table is
 * printed, to stand beside what {@code bench/crowdsec} prints of the same logs.
 */
class IntrusionTableIT {
    private static final Pattern EVENTS =
            Pattern.compile("apilog_security_events_total\\{source=\"default\",kind=\"([a-z_]+)\",} ([0-9.]+)");

    @BeforeEach
    void assumeTheCorpusIsThere() {
        Corpus.assumeItIsThere();
    }

    private static Map<String, Integer> events(String log) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Once(
                        ConfigLoader.load(
                                new EnumMap<>(Flag.class),
                                List.of(Corpus.file(log).toString()),
                                Map.of(),
                                Inputs.REQUIRED),
                        ProgressOutput.NONE)
                .run(InputStream.nullInputStream(), out);
        Map<String, Integer> events = new TreeMap<>();
        Matcher each = EVENTS.matcher(out.toString(UTF_8));
        while (each.find()) {
            events.put(each.group(1), (int) Double.parseDouble(each.group(2)));
        }
        System.out.printf(
                "%-70s %7d lines  %s%n",
                log,
                Files.readAllLines(Corpus.file(log), java.nio.charset.StandardCharsets.ISO_8859_1)
                        .size(),
                events);
        return events;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zanbil-nginx-loki/zanbil_first40k.log",
                "elastic-examples-apache/apache_logs",
                "nginx-json-2013/access.json.log",
                "nasa-aug95/access_log_Aug95",
                "tomcat-liferay-2010/localhost_access_log.txt",
                "twiki-2004-apache/access_log",
                "gitlab-api-json/apilog_samples.jsonl",
                "lnav/logfile_shop_access_log.0",
            })
    void an_ordinary_log_has_no_event(String log) throws Exception {
        assertThat(events(log)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "w3af-scan/w3af.txt, scanner_agent",
        "w3af-scan/w3af.txt, probing",
        "w3af-scan/w3af.txt, login_burst",
        "crowdsec-apache-http-probing/apache-http-probing.log, probing",
        "crowdsec-apache2-http-sensitive-files/apache2-http-sensitive-files.log, probing",
        "crowdsec-nginx-http-generic-bf/nginx-http-generic-bf.log, brute_force",
        "crowdsec-apache_log4j2_cve-2021-44228/apache_log4j2_cve-2021-44228.log, attack_pattern",
        "crowdsec-nginx-http-w00twoot/nginx-http-w00twoot.log, attack_pattern",
        "crowdsec-nginx-http-sqli-probing/nginx-http-sqli-probing.log, attack_pattern",
        "crowdsec-nginx-http-malformed/nginx_http-logs.log, probing",
        "crowdsec-apache2-malformed/apache2-logs.log, probing",
        "crowdsec-traefik_base-http-scenario/traefik_base-http-scenario.log, probing",
        "crowdsec-traefik_base-http-scenario/traefik_base-http-scenario.log, attack_pattern",
        "crowdsec-envoy-http-crawl-non_statics/envoy-http-crawl-non_statics.log, probing",
        "crowdsec-aws-alb-logs/aws-alb-logs.log, attack_pattern",
    })
    void a_log_that_is_named_after_an_attack_raises_its_kind(String log, String kind) throws Exception {
        assertThat(events(log)).containsKey(kind);
    }

    /** A few tries of each of 439 clients: see the rules for Prometheus, which add them up. */
    @Test
    void logins_from_everywhere_are_no_client_s_event() throws Exception {
        assertThat(events("hackers-access-basjes/hackers-access.log")).isEmpty();
    }
}
