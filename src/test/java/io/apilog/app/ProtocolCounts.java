package io.apilog.app;

import io.apilog.part.ObservingPart;
import io.apilog.part.SourceNames;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.type.ScalarType;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The requests by protocol: the least that a part has to be, with a setting of its own. */
final class ProtocolCounts implements ObservingPart<Map<String, Long>> {
    private static final Key<Boolean> VERSIONS = new Key<>(
            "protocols.versions", ScalarType.yesOrNo(), true, "true", "Whether versions of a protocol are told apart");

    /** Whether versions are told apart. */
    static final ConfigSection<Boolean> SECTION =
            new ConfigSection<>(List.of(VERSIONS), values -> values.get(VERSIONS));

    private final boolean versions;
    private final Map<String, Long> counts = new TreeMap<>();

    ProtocolCounts(boolean versions) {
        this.versions = versions;
    }

    @Override
    public void counted(Request request) {
        String protocol = request.record().protocol.toString();
        counts.merge(versions ? protocol : protocol.replaceAll("/.*", ""), 1L, Long::sum);
    }

    @Override
    public Set<RequestText> texts() {
        return Set.of(RequestText.PROTOCOL);
    }

    @Override
    public String name() {
        return "protocols";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String without() {
        return "requests by protocol begin at 0";
    }

    @Override
    public Map<String, Long> copy() {
        return Map.copyOf(counts);
    }

    @Override
    public List<String> restore(Map<String, Long> before, SourceNames names) {
        counts.putAll(before);
        return List.of();
    }

    @Override
    public byte[] write(Map<String, Long> copy) {
        SectionWriter out = new SectionWriter().number(copy.size());
        copy.forEach((protocol, count) -> out.text(protocol).number(count));
        return out.toBytes();
    }

    @Override
    public Map<String, Long> read(int version, SectionReader in) throws DamagedSnapshotException {
        Map<String, Long> read = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            read.put(in.text(), in.number(0, Long.MAX_VALUE));
        }
        return read;
    }

    @Override
    public List<MetricFamilySamples> families(Map<String, Long> copy) {
        List<Sample> samples = copy.entrySet().stream()
                .map(entry -> new Sample(
                        "protocol_requests_total", List.of("protocol"), List.of(entry.getKey()), entry.getValue()))
                .toList();
        return List.of(
                new MetricFamilySamples("protocol_requests", Collector.Type.COUNTER, "Requests by protocol.", samples));
    }
}
