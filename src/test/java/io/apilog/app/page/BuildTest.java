package io.apilog.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildTest {
    @Test
    void run_from_classes_the_build_is_unknown() {
        assertThat(Build.current()).isEqualTo(new Build("unknown", "unknown"));
    }

    @Test
    void the_metric_says_version_revision_and_java() {
        var sample = new Build("1.2.3", "abc1234").family().samples.get(0);
        assertThat(sample.name).isEqualTo("apilog_build_info");
        assertThat(sample.value).isEqualTo(1);
        assertThat(sample.labelNames).containsExactly("version", "revision", "javaversion");
        assertThat(sample.labelValues).containsExactly("1.2.3", "abc1234", System.getProperty("java.version"));
    }
}
