package io.apilog.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The states of a followed file, and the table of them in docs/following.md, which is this one. */
class FileStateTest {
    private static final Path DOCS = Path.of("docs/following.md");

    /** One line for each state and event that occur. */
    private static String table() {
        StringBuilder table = new StringBuilder("| state | event | state after |\n|---|---|---|\n");
        for (FileState state : Rows.STATES) {
            for (FileEvent event : FileEvent.values()) {
                if (state.expected().contains(event)) {
                    table.append("| ")
                            .append(state.text())
                            .append(" | ")
                            .append(event.text())
                            .append(" | ")
                            .append(state.next(event).text())
                            .append(" |\n");
                }
            }
        }
        return table.toString();
    }

    @Test
    void the_table_in_the_documentation_is_what_the_program_does() throws IOException {
        assertThat(Files.readString(DOCS)).contains(table());
    }

    @Test
    void every_state_that_an_event_leads_to_is_one_of_the_states() {
        for (FileState state : Rows.STATES) {
            for (FileEvent event : state.expected()) {
                assertThat(Rows.STATES).contains(state.next(event));
            }
        }
    }

    @Test
    void nothing_is_read_on_trust_before_a_file_was_opened_again() {
        for (FileState state : Rows.STATES) {
            if (state.trust() == Trust.UNSEEN) {
                assertThat(state.next(FileEvent.STANDS).trust()).isEqualTo(Trust.UNSEEN);
                assertThat(state.next(FileEvent.OPENED).trust()).isEqualTo(Trust.DOUBTED);
            }
        }
    }
}
