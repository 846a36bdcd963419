package io.apilog.audience;

import java.util.ArrayList;
import java.util.List;

/**
 * How requests are told apart by who asks and what answers.
 *
 * @param consumerField the name of the field that names a consumer; empty for none
 * @param why whether it is counted what explains bad answers
 * @param upstreamField the name of the field that names the server behind; empty for none
 */
public record AudienceConfig(String consumerField, boolean why, String upstreamField) {
    /** The names of fields that are wanted of each line. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>();
        if (!consumerField.isEmpty()) {
            fields.add(consumerField);
        }
        if (why && !upstreamField.isEmpty()) {
            fields.add(upstreamField);
        }
        return fields;
    }
}
