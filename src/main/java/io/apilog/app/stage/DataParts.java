package io.apilog.app.stage;

import io.apilog.audit.AuditException;
import io.apilog.audit.TrailKeys;
import io.apilog.audit.trail.AuditTrail;
import io.apilog.audit.trail.TrailSettings;
import io.apilog.bytes.PathText;
import io.apilog.client.ClientIdentity;
import io.apilog.config.Config;
import io.apilog.data.AuditPart;
import io.apilog.data.AuditSettings;
import io.apilog.data.DataAccessPart;
import io.apilog.data.DataConfig;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import io.apilog.settings.ConfigException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The parts that see which data is asked for. */
final class DataParts {
    private DataParts() {}

    static List<ObservingPart<?>> counting(Config config, Surroundings around) {
        DataConfig data = config.insight().data();
        List<ObservingPart<?>> parts = new ArrayList<>();
        if (!data.resources().isEmpty() && config.metrics().shows(Metric.DATA_ACCESS)) {
            parts.add(new DataAccessPart(around.events(), data.resources()));
        }
        return parts;
    }

    /**
     * What writes the trail, where one is configured. Nothing is written yet.
     *
     * @throws ConfigException its keys cannot be used
     */
    static List<ObservingPart<?>> auditing(Config config, Surroundings around, ClientIdentity clients)
            throws ConfigException {
        DataConfig data = config.insight().data();
        if (data.auditDir().isEmpty()) {
            return List.of();
        }
        TrailSettings settings = new TrailSettings(
                PathText.of(data.auditDir()),
                PathText.of(data.auditKeys().value()),
                data.fileBytes(),
                data.retention(),
                (long) data.fileBytes() * data.maxFiles(),
                data.epoch());
        try {
            TrailKeys keys = TrailKeys.read(settings.keys());
            keys.epochs().all();
            InstantSource clock = InstantSource.system();
            AuditTrail trail = AuditTrail.open(settings, keys.signing(), clock, around.nanoTime());
            return List.of(new AuditPart(new AuditSettings(data.resources(), settings), keys, trail, clients, clock));
        } catch (AuditException e) {
            throw new ConfigException(data.auditKeys().place(), String.valueOf(e.getMessage()));
        }
    }
}
