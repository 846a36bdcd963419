package io.apilog.format.named;

import io.apilog.format.message.EntryProfile;
import io.apilog.format.message.Heading;
import io.apilog.format.message.Telling;
import io.apilog.format.parser.ForwardingParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads entries among lines that only tell of a request, as the {@link EntryProfile} of the file has it. */
public final class EntriesParser extends ForwardingParser<NamedParser> implements NamedParser {
    private final EntryProfile profile;
    private final SpokenWords words;

    /** What every entry of the sample says, as it stands in the line: most lines need no closer look. Empty where there is nothing. */
    private final byte[] said;

    private int lastAt;

    private EntriesParser(NamedParser inner, Entries entries) {
        super(inner);
        this.profile = entries.profile;
        this.said = entries.said;
        this.words = new SpokenWords(entries.behindName);
    }

    /** What the entries of a file are like: from the lines that its parser takes. */
    public static final class Entries {
        private final EntryProfile profile;
        private final byte[] said;
        private final char behindName;
        private final boolean timed;

        private Entries(EntryProfile profile, byte[] said, char behindName, boolean timed) {
            this.timed = timed;
            this.profile = profile;
            this.said = said;
            this.behindName = behindName;
        }

        /** Finds them among some lines; the sign is that behind a name. */
        public static Entries among(List<byte[]> lines, NamedParser parser, char behindName) {
            SpokenWords words = new SpokenWords(behindName);
            Line line = new Line();
            AccessRecord record = new AccessRecord();
            List<Telling> tellings = new ArrayList<>();
            List<byte[]> saids = new ArrayList<>();
            for (byte[] bytes : lines) {
                line.set(bytes, 0, bytes.length, 0);
                if (parser.parse(line, record) == record) {
                    words.read(bytes, 0, bytes.length);
                    byte[] said = words.said(bytes);
                    saids.add(said == null ? new byte[0] : said);
                    tellings.add(Telling.of(words.heading(), record, measures(record, parser)));
                }
            }
            EntryProfile profile = EntryProfile.of(tellings);
            byte[] common = null;
            for (int i = 0; i < tellings.size(); i++) {
                byte[] each = saids.get(i);
                if (profile.knows(tellings.get(i).heading()) && common == null) {
                    common = each;
                } else if (profile.knows(tellings.get(i).heading()) && !Arrays.equals(common, each)) {
                    common = new byte[0];
                }
            }
            boolean timed = !tellings.isEmpty()
                    && tellings.stream().allMatch(telling -> (telling.measures() & Telling.DURATION) != 0);
            return new Entries(profile, common == null ? new byte[0] : common, behindName, timed);
        }

        /** Whether all of the lines are calls that the program made of others. */
        public boolean areCalls() {
            return profile.isOfCalls();
        }

        /** Those of the lines that are not only something said of a request. */
        public List<byte[]> of(List<byte[]> lines, NamedParser parser) {
            EntriesParser entries = new EntriesParser(parser, this);
            Line line = new Line();
            AccessRecord record = new AccessRecord();
            return lines.stream()
                    .filter(bytes -> {
                        line.set(bytes, 0, bytes.length, 0);
                        return entries.parse(line, record) != Ignored.ABOUT_REQUEST;
                    })
                    .toList();
        }

        /** A parser that takes only them. */
        public NamedParser parser(NamedParser all) {
            if (timed) {
                all.fields().answersAreTimed();
            }
            return profile.tells() ? new EntriesParser(all, this) : all;
        }
    }

    private static int measures(AccessRecord record, NamedParser parser) {
        boolean timed = record.durationNanos != AccessRecord.ABSENT
                || parser.fields().duration().isThere();
        return Telling.measures(record, timed);
    }

    @Override
    public NamedFields fields() {
        return inner().fields();
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        ParseResult result = inner().parse(line, into);
        return result == into && isAside(line, into) ? Ignored.ABOUT_REQUEST : result;
    }

    private boolean isAside(Line line, AccessRecord record) {
        boolean absolute = Telling.isAbsolute(record);
        int measures = measures(record, inner());
        boolean usual = said.length > 0 ? hasSaid(line) : !profile.hasRepeating();
        if (usual && !profile.differs(absolute, measures)) {
            return false;
        }
        words.read(line.bytes(), line.from(), line.to());
        Heading heading = words.heading();
        return profile.isAside(heading.hash(), heading.meaning(), absolute, measures, record.status);
    }

    /** Whether the line says what every entry says, first where the line before had it. */
    private boolean hasSaid(Line line) {
        byte[] bytes = line.bytes();
        if (isSaid(bytes, line.from() + lastAt, line.to())) {
            return true;
        }
        for (int i = line.from(); i <= line.to() - said.length; i++) {
            if (bytes[i] == said[0] && isSaid(bytes, i, line.to())) {
                lastAt = i - line.from();
                return true;
            }
        }
        return false;
    }

    private boolean isSaid(byte[] bytes, int at, int to) {
        return at + said.length <= to && Arrays.equals(bytes, at, at + said.length, said, 0, said.length);
    }
}
