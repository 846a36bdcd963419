package io.apilog.data;

import io.apilog.audit.trail.TrailSettings;
import java.util.List;

/**
 * What goes into an audit trail, and how that is written.
 *
 * @param resources requests for these
 */
public record AuditSettings(List<DataResource> resources, TrailSettings trail) {
    /** Copies the list. */
    public AuditSettings {
        resources = List.copyOf(resources);
    }
}
