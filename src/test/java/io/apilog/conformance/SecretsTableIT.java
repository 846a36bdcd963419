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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in the addresses of ordinary logs is what it is taken for: each was looked at by a person. */
class SecretsTableIT {
    private static final Pattern FOUND = Pattern.compile(
            "apilog_credentials_in_url_total\\{source=\"default\",endpoint=\"[^\"]*\",kind=\"([a-z_]+)\",} ([0-9.]+)");

    @BeforeEach
    void assumeTheCorpusIsThere() {
        Corpus.assumeItIsThere();
    }

    @ParameterizedTest
    @CsvSource({
        "zanbil-nginx-loki/zanbil_first40k.log, 'email=8, password=6'",
        "elastic-examples-apache/apache_logs, ''",
        "nginx-json-2013/access.json.log, ''",
        "nasa-aug95/access_log_Aug95, ''",
        "tomcat-liferay-2010/localhost_access_log.txt, ''",
        "twiki-2004-apache/access_log, 'email=1'",
        "gitlab-api-json/apilog_samples.jsonl, ''",
        "lnav/logfile_shop_access_log.0, ''",
    })
    void an_ordinary_log_has_these_and_no_others(String log, String expected) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Once(
                        ConfigLoader.load(
                                new EnumMap<>(Flag.class),
                                List.of(Corpus.file(log).toString()),
                                Map.of(),
                                Inputs.REQUIRED),
                        ProgressOutput.NONE)
                .run(InputStream.nullInputStream(), out);
        Map<String, Integer> found = new TreeMap<>();
        Matcher each = FOUND.matcher(out.toString(UTF_8));
        while (each.find()) {
            found.merge(each.group(1), (int) Double.parseDouble(each.group(2)), Integer::sum);
        }
        assertThat(found.toString()).isEqualTo("{" + expected + "}");
    }
}
