package io.apilog.pipeline;

import io.apilog.format.Detection;
import io.apilog.format.FileParser;
import io.apilog.format.Format;
import io.apilog.format.FormatListener;
import io.apilog.format.FormatSettings;
import io.apilog.format.KnownFormat;
import io.apilog.line.Intake;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.metrics.RequestRules;
import io.apilog.request.AccessRecord;
import io.apilog.request.LineObserver;
import io.apilog.request.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a {@link LinePipeline} for each file and says, for each, which format was found. */
public final class Pipelines implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Pipelines.class);

    /** Of how many files the format is remembered for the file that follows. */
    private static final int MOST_REMEMBERED = 1_000;

    /** How many formats of files are shown; beyond them only what a source did not have yet. */
    private static final int MOST_SHOWN = 1_000;

    /** How many of them the log names; beyond them, likewise. */
    private static final int MOST_SAID = 20;

    private final Map<String, Source> sources;
    private final Map<String, FormatSettings> formats;
    private final Map<String, List<PathTemplate>> captures;
    private final Stages stages;
    private final Set<FoundFormat> found = new LinkedHashSet<>();
    private final Set<Kind> kinds = new HashSet<>();
    private final Set<String> advised = new HashSet<>();

    /** In how many files no format was found, and how many lost theirs. */
    private int unknown;

    private int lost;

    /** The format of the file that a path had last, so that its successor is read alike. Only the reading thread comes here. */
    private final Map<LogFile, KnownFormat> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LogFile, KnownFormat> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /**
     * A format in use.
     *
     * @param path the file it was found in first
     */
    public record FoundFormat(String source, String path, Detection detection) {
        // Few of a set have a file in common. Written out, as what Java makes of a record is built anew at each start.
        @Override
        public int hashCode() {
            return 31 * source.hashCode() + path.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof FoundFormat found
                            && source.equals(found.source)
                            && path.equals(found.path)
                            && detection.equals(found.detection);
        }
    }

    /** What the metric of formats tells apart: there are only so many of each source. */
    private record Kind(String source, Format format, String unit) {
        // Written out, as what Java makes of a record is built anew at each start.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Kind kind
                            && source.equals(kind.source)
                            && format.equals(kind.format)
                            && unit.equals(kind.unit);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * source.hashCode() + format.hashCode()) + unit.hashCode();
        }
    }

    /**
     * Makes the ways for the files of these sources.
     *
     * @param sources by name
     * @param formats what is configured of each source's format, by the source's name
     * @param captures what of the files' paths can be a label, by the source's name
     * @param rules what of a request is believed
     * @param filters names the requests that are counted
     * @param observer is told what came of each line
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    public Pipelines(
            Map<String, Source> sources,
            Map<String, FormatSettings> formats,
            Map<String, List<PathTemplate>> captures,
            RequestRules rules,
            RequestFilters filters,
            LineObserver observer,
            LongSupplier nanoTime) {
        this.sources = Map.copyOf(sources);
        this.formats = Map.copyOf(formats);
        this.captures = Map.copyOf(captures);
        this.stages = new Stages(rules, filters, new LineObservers(List.of(observer, new RejectionLog(nanoTime))));
    }

    @Override
    public LineSink open(LogFile file, Sample sample) {
        Source source = sources.get(file.source());
        if (source == null) {
            throw new IllegalArgumentException("no source " + file.source());
        }
        FormatSettings settings = formats.getOrDefault(file.source(), FormatSettings.AUTO);
        FileParser parser = new FileParser(settings, sample, last.get(file), new News(file));
        parser.inUse().ifPresent(format -> last.put(file, format));
        if (parser.current().isEmpty() && ++unknown <= MOST_SAID) {
            LOG.warn(
                    "{}: no format that is known in its first lines; looking on{}",
                    file.path(),
                    unknown == MOST_SAID ? ". More files like this are not named" : "");
        }
        List<PathTemplate> templates = captures.getOrDefault(file.source(), List.of());
        return new LinePipeline(file, source, parser, () -> record(settings, templates, file), stages);
    }

    /**
     * When the first line of a sample that has a time was written, in milliseconds since 1970; empty where none has. Nothing is counted, named or
     * remembered.
     */
    public OptionalLong firstMillis(LogFile file, Sample sample) {
        FormatSettings settings = formats.getOrDefault(file.source(), FormatSettings.AUTO);
        try {
            return firstMillis(
                    new FileParser(settings, sample, detection -> {}), record(settings, List.of(), file), sample);
        } catch (RuntimeException | StackOverflowError e) {
            // It is said when the file is read.
            return OptionalLong.empty();
        }
    }

    private static OptionalLong firstMillis(FileParser parser, AccessRecord record, Sample sample) {
        Line line = new Line();
        for (byte[] bytes : sample.lines()) {
            line.set(bytes, 0, bytes.length, 0);
            if (parser.parse(line, record) instanceof AccessRecord entry && entry.timeMillis >= 0) {
                return OptionalLong.of(entry.timeMillis);
            }
        }
        return OptionalLong.empty();
    }

    /** The record for the lines of a file, with what its path tells. */
    public static AccessRecord record(FormatSettings settings, List<PathTemplate> captures, LogFile file) {
        return new AccessRecord(settings.extras(), PathTemplate.captured(captures, file.path()));
    }

    /** The formats found until now. From any thread. */
    public List<FoundFormat> formats() {
        synchronized (found) {
            return new ArrayList<>(found);
        }
    }

    /** Goes on with what another one found out about files, of sources whose format is configured alike. */
    public void takeOver(Pipelines before) {
        before.last.forEach((file, format) -> {
            if (isConfiguredAlike(before, file.source())) {
                last.put(file, format);
            }
        });
        for (FoundFormat format : before.formats()) {
            if (isConfiguredAlike(before, format.source())) {
                isNews(format);
            }
        }
    }

    private boolean isConfiguredAlike(Pipelines before, String source) {
        FormatSettings settings = formats.get(source);
        return settings != null && settings.equals(before.formats.get(source));
    }

    /** Remembers a format of a file. Returns whether it is to be said. */
    private boolean isNews(FoundFormat format) {
        Detection detection = format.detection();
        synchronized (found) {
            found.removeIf(before -> isReplaced(before, format));
            boolean newKind = kinds.add(new Kind(format.source(), detection.format(), detection.unitLabel()));
            boolean isNew = (newKind || found.size() < MOST_SHOWN) && found.add(format);
            return isNew && (newKind || found.size() <= MOST_SAID);
        }
    }

    /** Whether what was found in a file is the same format with a unit that is known better now. */
    private static boolean isReplaced(FoundFormat before, FoundFormat now) {
        return before.source().equals(now.source())
                && before.path().equals(now.path())
                && before.detection().format() == now.detection().format()
                && !before.detection().equals(now.detection())
                && (before.detection().undecided()
                        || !before.detection().columns().isEmpty()
                                && before.detection()
                                        .description()
                                        .equals(now.detection().description()));
    }

    /** Says what is found out about the format of a file. */
    private final class News implements FormatListener {
        private final LogFile file;
        private boolean further;

        News(LogFile file) {
            this.file = file;
        }

        @Override
        public void found(Detection detection) {
            if (isNews(new FoundFormat(file.source(), file.path(), detection))) {
                say(detection);
            }
            further = true;
        }

        private void say(Detection detection) {
            String words = inWords(detection);
            String also = further ? "also format" : "format";
            if (detection.doubled()) {
                LOG.warn("{}: {} {}: {}", file.path(), also, words, Detection.OF_DOUBLED);
                return;
            }
            if (detection.unseen()) {
                LOG.warn("{}: {} {}; {}", file.path(), also, words, DurationAdvice.UNSEEN);
                return;
            }
            if (detection.undecided()) {
                LOG.warn("{}: {} {}; {}", file.path(), also, words, DurationAdvice.UNDECIDED);
                return;
            }
            boolean advise = DurationAdvice.isStock(detection) && advised.add(file.source());
            LOG.info("{}: {} {}{}", file.path(), also, words, advise ? "; " + DurationAdvice.stock() : "");
        }

        @Override
        public void lost(Detection last) {
            if (++lost <= MOST_SAID) {
                LOG.warn(
                        "{}: line after line is rejected: they are not {} any more, nor in another format that is known;"
                                + " looking on, and `explain` shows more{}",
                        file.path(),
                        last.format().id(),
                        lost == MOST_SAID ? ". More files like this are not named" : "");
            }
        }
    }

    /** A format in one line for people: {@code combined, durations in s; $remote_addr ...; why}. */
    public static String inWords(Detection detection) {
        StringBuilder words = new StringBuilder(detection.format().id());
        words.append(
                detection.unit().map(unit -> ", durations in " + unit.label()).orElse(", without durations"));
        if (detection.undecided()) {
            words.append(" until their unit is known");
        }
        if (!detection.description().isEmpty()) {
            words.append("; ").append(detection.description());
        }
        if (!detection.why().isEmpty()) {
            words.append("; ").append(detection.why());
        }
        return words.toString();
    }
}
