package io.apilog.endpoint.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import org.junit.jupiter.api.Test;

class SegmentNodeTest {
    private final SegmentNode node = new SegmentNode(SegmentKind.WORD);

    private int looks(int added) {
        int looks = 0;
        for (int i = 0; i < added; i++) {
            node.growth().add();
            looks += node.growth().isToBeLookedAt() ? 1 : 0;
        }
        return looks;
    }

    @Test
    void a_place_that_has_learned_is_looked_at_again_whenever_something_is_added() {
        looks(5_000);
        node.setLearning(Learning.ALIKE);
        assertThat(looks(100)).isEqualTo(100);
    }
}
