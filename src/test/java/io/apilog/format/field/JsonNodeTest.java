package io.apilog.format.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonNodeTest {
    private static final Map<String, Unit> UNITS = Map.of("secs", Unit.SECONDS, "ns", Unit.NANOSECONDS);

    private static JsonNode duration() {
        JsonNode node = new JsonNode();
        node.name(new JsonName(FieldKind.DURATION, 7, null));
        return node;
    }

    @Test
    void a_duration_in_units_has_them_as_children_with_its_own_rank() {
        JsonNode node = duration();
        node.spans(UNITS);
        assertThat(node.hasChildren()).isTrue();
        assertThat(node.isSpan()).isTrue();
        assertThat(node.child("secs").name()).isEqualTo(new JsonName(FieldKind.SPAN, 7, Unit.SECONDS));
        assertThat(node.child("other")).isNull();
    }

    @Test
    void with_another_child_it_is_more_than_units() {
        JsonNode node = duration();
        node.childOrNew("total");
        node.spans(UNITS);
        assertThat(node.isSpan()).isFalse();
        assertThat(node.child("ns").name()).isEqualTo(new JsonName(FieldKind.SPAN, 7, Unit.NANOSECONDS));
    }

    @Test
    void a_child_that_has_a_name_keeps_it_and_one_that_has_none_is_the_unit() {
        JsonNode node = duration();
        node.childOrNew("secs").name(new JsonName(FieldKind.DURATION, 1, Unit.SECONDS));
        node.childOrNew("ns");
        node.spans(UNITS);
        assertThat(node.isSpan()).isFalse();
        assertThat(node.child("secs").name().rank()).isEqualTo(1);
        assertThat(node.child("ns").name()).isEqualTo(new JsonName(FieldKind.SPAN, 7, Unit.NANOSECONDS));
    }

    @Test
    void a_unit_that_is_marked_later_is_still_nothing_but_a_unit() {
        JsonNode node = duration();
        node.spans(UNITS);
        node.childOrNew("secs").mark(NameMarks.of(3), null);
        assertThat(node.isSpan()).isTrue();
        assertThat(node.child("secs").name().meaning()).isEqualTo(FieldKind.SPAN);
        assertThat(node.child("secs").marks("secs")).isEqualTo(NameMarks.of(3));
    }

    @Test
    void a_leaf_has_no_children_and_no_marks() {
        JsonNode node = new JsonNode();
        assertThat(node.hasChildren()).isFalse();
        assertThat(node.isSpan()).isFalse();
        assertThat(node.marks("x")).isEqualTo(NameMarks.NONE);
        assertThat(node.child("x")).isNull();
    }
}
