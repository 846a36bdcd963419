package io.apilog.overview.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void text_cannot_end_a_tag_or_an_attribute() {
        assertThat(text("<b a='1' c=\"2\">&amp;")).isEqualTo("&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;");
    }

    @Test
    void what_is_invisible_is_shown_as_replaced() {
        assertThat(text("a\u0000b\u202Ec\nd\u2028e\uD800f")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
    }

    @Test
    void letters_of_every_script_stay() {
        assertThat(text("\u00FC\u4E2D\uD83D\uDE00")).isEqualTo("\u00FC\u4E2D\uD83D\uDE00");
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(text("x".repeat(5000))).hasSize(501).endsWith("\u2026");
    }

    private static String text(String text) {
        return new Html().text(text).toString();
    }
}
