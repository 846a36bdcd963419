package io.apilog.format.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reads the list of names as it is written, since a name that is written twice leaves no trace in the tree. */
class JsonNamesTest {
    private static final Pattern ADD =
            Pattern.compile("add\\(\\s*FieldKind\\.(\\w+),\\s*(?:null|Unit\\.(\\w+)),((?:\\s*\"[^\"]+\",?)+)\\s*\\)");

    @Test
    void no_name_is_given_two_meanings() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/apilog/format/field/JsonNames.java"));
        Matcher adds = ADD.matcher(source.substring(source.indexOf("    void known()")));
        Map<String, String> meanings = new LinkedHashMap<>();
        int names = 0;
        while (adds.find()) {
            for (String name : adds.group(3).replaceAll("[\"\\s]", "").split(",", -1)) {
                String normalised = Arrays.stream(name.split("\\."))
                        .map(JsonNode::normalise)
                        .collect(Collectors.joining("."));
                String before = meanings.putIfAbsent(normalised, adds.group(1) + adds.group(2));
                assertThat(before).as(name).isIn(null, adds.group(1) + adds.group(2));
                names++;
            }
        }
        assertThat(names).isGreaterThan(200);
    }
}
