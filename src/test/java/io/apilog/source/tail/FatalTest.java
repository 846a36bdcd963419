package io.apilog.source.tail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FatalTest {
    @Test
    void memory_that_is_used_up_is_not_gone_on_from() {
        assertThatThrownBy(() -> Fatal.rethrow(new OutOfMemoryError("Java heap space")))
                .isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> Fatal.rethrow(new InternalError())).isInstanceOf(InternalError.class);
    }

    @Test
    void a_defect_that_one_line_shows_is_gone_on_from() {
        assertThatCode(() -> Fatal.rethrow(new StackOverflowError())).doesNotThrowAnyException();
        assertThatCode(() -> Fatal.rethrow(new IllegalStateException())).doesNotThrowAnyException();
        assertThatCode(() -> Fatal.rethrow(new AssertionError())).doesNotThrowAnyException();
    }
}
