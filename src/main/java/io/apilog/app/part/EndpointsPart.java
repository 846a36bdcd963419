package io.apilog.app.part;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointState;
import io.apilog.endpoint.budget.KnownEndpoint;
import io.apilog.endpoint.learn.kind.LearnedPosition;
import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.metrics.api.SavedSeries;
import io.apilog.part.Part;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.request.Rule;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names that requests are counted under, and what was learned of paths. */
public final class EndpointsPart implements Part<EndpointState> {
    private static final int VERSION = 1;

    /** Behind what was learned of a place whose own name is a word; earlier versions knew of none. */
    private static final String WORD = "+WORD";

    /** Behind what was learned of a place where all that shapes name is one parameter; earlier versions knew of none. */
    private static final String ONE_SHAPE = "+ONE_SHAPE";

    private final EndpointNamer namer;

    /** Keeps what a namer knows. */
    public EndpointsPart(EndpointNamer namer) {
        this.namer = namer;
    }

    @Override
    public String name() {
        return "endpoints";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "parameters in paths are learned anew; endpoints that have counts keep their names";
    }

    @Override
    public EndpointState copy() {
        return namer.state();
    }

    @Override
    public List<String> restore(EndpointState before, SourceNames names) {
        namer.restore(before);
        return List.of();
    }

    /** Where nothing else is known of the endpoints that have series, their names must be there for their counts to go on. */
    @Override
    public Optional<EndpointState> beginning(Optional<EndpointState> read, SavedParts saved) {
        return read.or(() -> saved.copies().find(SeriesPart.class).map(copy -> namedIn(copy.saved())));
    }

    private static EndpointState namedIn(SavedSeries series) {
        List<KnownEndpoint> endpoints = new ArrayList<>();
        for (int index = 0; index < series.endpoints().size(); index++) {
            String name = series.endpoints().get(index);
            if (name.startsWith("/")) {
                endpoints.add(new KnownEndpoint(index, name, Rule.PATH, 0));
            }
        }
        return new EndpointState(endpoints, List.of());
    }

    @Override
    public byte[] write(EndpointState state) {
        SectionWriter out = new SectionWriter().number(state.endpoints().size());
        for (KnownEndpoint endpoint : state.endpoints()) {
            out.number(endpoint.index())
                    .text(endpoint.name())
                    .text(endpoint.rule().name())
                    .number(endpoint.idleMillis());
        }
        out.number(state.positions().size());
        for (LearnedPosition position : state.positions()) {
            out.text(position.path())
                    .text(position.learning().name()
                            + (position.oneShape() ? ONE_SHAPE : "")
                            + (position.word() ? WORD : ""))
                    .number(position.asked())
                    .flag(position.written())
                    .flag(position.answered());
        }
        return out.toBytes();
    }

    @Override
    public EndpointState read(int version, SectionReader in) throws DamagedSnapshotException {
        if (version != VERSION) {
            throw new DamagedSnapshotException("there is no layout " + version + " of it");
        }
        List<KnownEndpoint> endpoints = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            endpoints.add(new KnownEndpoint(
                    (int) in.number(0, Integer.MAX_VALUE),
                    in.text(),
                    constant(in.text(), Rule.PATH),
                    in.number(0, Long.MAX_VALUE)));
        }
        List<LearnedPosition> positions = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            String path = in.text();
            String learning = in.text();
            boolean word = learning.endsWith(WORD);
            boolean oneShape = learning.contains(ONE_SHAPE);
            positions.add(new LearnedPosition(
                    path,
                    constant(
                            learning.contains("+") ? learning.substring(0, learning.indexOf('+')) : learning,
                            Learning.NOTHING),
                    (int) in.number(0, Integer.MAX_VALUE),
                    in.flag(),
                    in.flag(),
                    word,
                    oneShape));
        }
        in.end();
        return new EndpointState(endpoints, positions);
    }

    /** The constant of a name, or another one where this program has none of that name. */
    private static <E extends Enum<E>> E constant(String name, E otherwise) {
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return otherwise;
    }
}
