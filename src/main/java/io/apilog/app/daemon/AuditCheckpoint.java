package io.apilog.app.daemon;

import io.apilog.app.stage.ConfiguredStages;
import io.apilog.audit.LineBuffer;
import io.apilog.audit.SignedHead;
import io.apilog.data.AuditPart;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code /-/audit/checkpoint}: what was signed last of the audit trail, for another machine to keep, so that nobody can write the trail anew. */
final class AuditCheckpoint {
    static final String PATH = "/-/audit/checkpoint";

    private AuditCheckpoint() {}

    /** The signed note, or why there is none. */
    static String draw(ConfiguredStages counting, boolean json) {
        Optional<AuditPart> part = counting.observing(AuditPart.class);
        Optional<String> note = part.flatMap(AuditPart::signed).map(SignedHead::text);
        if (json) {
            return "{\"checkpoint\":" + note.map(AuditCheckpoint::quoted).orElse("null") + "}\n";
        }
        return note.orElse(
                part.isEmpty() ? "there is no audit trail (audit.dir)\n" : "nothing was signed yet since the start\n");
    }

    private static String quoted(String note) {
        return new String(LineBuffer.quoted(note), StandardCharsets.UTF_8);
    }
}
