package io.apilog.format.requestlog;

import io.apilog.format.column.AnsweredLines;
import io.apilog.format.column.ColumnValues;
import io.apilog.format.column.LineFacts;
import io.apilog.format.column.LineTokens;
import io.apilog.format.column.Streams;
import io.apilog.format.column.TrailingColumns;
import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.Thousandths;
import io.apilog.format.evidence.Thousandths.Beside;
import io.apilog.format.evidence.UnitEvidence;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.evidence.Verdict;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.JsonName;
import io.apilog.format.field.JsonNames;
import io.apilog.format.message.AskingPrograms;
import io.apilog.format.message.EntryProfile;
import io.apilog.format.value.Commas;
import io.apilog.format.value.SentStatus;
import io.apilog.format.value.WrittenUnit;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a request logger that nobody told of has what we look for, from some of its lines. A line has a method and a target. A
 * status is what is named so, or the whole number of three digits, in every line one that servers send, that stands nearest behind the
 * request or, if none does, nearest before it. A duration is a number with its unit written, if only one is, or one that is named; without
 * a unit, only if its name says the unit. Nothing is taken by its place alone but a size directly behind the status or the duration.
 *
 * @param status where the status is
 * @param duration where the duration is; null where none is proved
 * @param durationUnit of a duration that is a bare number
 * @param bytes where the size is, or null
 * @param sizeBehind whether the size is the bare number behind status and duration
 * @param client where the client's address is, or null
 * @param commas what the commas within numbers are
 * @param undecided whether there may be a duration, and nothing decides its unit
 * @param unseen whether nothing in many lines shows the unit that it is presumed to have
 * @param lead the word before the request that is the same in all lines; empty where it is not
 * @param entries what tells the entries from other lines with a request
 */
public record RequestLogShape(
        RequestPlace status,
        @Nullable RequestPlace duration,
        @Nullable Unit durationUnit,
        @Nullable RequestPlace bytes,
        boolean sizeBehind,
        @Nullable RequestPlace client,
        Commas commas,
        boolean undecided,
        boolean unseen,
        String lead,
        String why,
        EntryProfile entries) {
    private static final Set<String> STATUS_KEYS = Set.of(
            "status",
            "status_code",
            "statuscode",
            "code",
            "resp",
            "response",
            "http_status",
            "httpstatus",
            "res",
            "response_code",
            "responsecode",
            "respstatus",
            "resp_status",
            "sc",
            "http.status_code",
            "response.status",
            "estado",
            "statut",
            utf8("状态码"),
            utf8("状态"),
            utf8("响应码"),
            utf8("响应状态"),
            utf8("响应状态码"),
            utf8("ステータス"),
            utf8("ステータスコード"),
            utf8("상태"),
            utf8("상태코드"),
            utf8("статус"));
    private static final Set<String> DURATION_KEYS = Set.of(
            "in",
            "took",
            "after",
            "within",
            "time",
            "duration",
            "latency",
            "elapsed",
            "elapsed_time",
            "response_time",
            "responsetime",
            "total",
            "total_time",
            "completed",
            "rt",
            "request_time",
            "reqtime",
            "process_time",
            "dur",
            "elapsedtime",
            "timetaken",
            "runtime",
            "cost",
            "spent",
            utf8("耗时"),
            utf8("用时"),
            utf8("响应时间"),
            utf8("处理时间"),
            utf8("请求耗时"),
            utf8("接口耗时"),
            utf8("処理時間"),
            utf8("実行時間"),
            utf8("応答時間"),
            utf8("소요시간"),
            utf8("처리시간"),
            utf8("응답시간"),
            utf8("время"),
            utf8("durée"),
            utf8("duración"),
            utf8("duração"),
            "dauer",
            "zeit",
            "antwortzeit",
            "laufzeit",
            "bearbeitungszeit",
            "tiempo",
            "duracion",
            "tempo",
            "duracao",
            "durata",
            "duree",
            "temps",
            "taken",
            "completed_in",
            "finished_in",
            "costtime",
            "usetime",
            "http.duration",
            "latency_human");
    private static final Set<String> SIZE_KEYS = Set.of(
            "len",
            "size",
            "bytes",
            "length",
            "content_length",
            "content-length",
            "bytes_sent",
            "written",
            "response_size",
            "body_size",
            "bytes_written",
            "resp_size",
            "responsesize",
            "bytes_out");
    private static final Set<String> CLIENT_KEYS = Set.of(
            "client",
            "from",
            "for",
            "remote",
            "ip",
            "by",
            "addr",
            "remote_addr",
            "remoteaddr",
            "remote_ip",
            "client_ip",
            "clientip",
            "srcip",
            "src",
            "peer",
            "remote_addr_ip",
            "host",
            "remotehost",
            "source");

    /** The last words of what statuses are called, which may stand before a duration. */
    private static final Set<String> REASONS = Set.of(
            "ok",
            "created",
            "accepted",
            "content",
            "found",
            "modified",
            "redirect",
            "permanently",
            "request",
            "unauthorized",
            "required",
            "forbidden",
            "allowed",
            "acceptable",
            "timeout",
            "conflict",
            "gone",
            "entity",
            "requests",
            "error",
            "implemented",
            "gateway",
            "unavailable",
            "other",
            "teapot",
            "type",
            "large",
            "long",
            "satisfiable",
            "failed",
            "information",
            "protocols",
            "ms",
            "b");

    /** Behind these words the time is one that is still to come: {@code retry in 47s}. */
    private static final Set<String> LATER = Set.of(
            "retry",
            "retrying",
            "again",
            "expire",
            "expires",
            "expiring",
            "reset",
            "resets",
            "resetting",
            "renew",
            "renews",
            "refresh",
            "refreshes",
            "wait",
            "waiting",
            "backoff",
            "scheduled",
            "next",
            "valid",
            "remaining");

    /** Before these words the time is an age: {@code cached 45s ago}. */
    private static final Set<String> AGO = Set.of("ago", "old", "earlier");

    /** Who is waited for besides the server itself. */
    private static final Set<String> OTHERS =
            Set.of("upstream", "backend", "origin", "database", "db", "sql", "query", "cache", "redis", "downstream");

    private static final int OTHERS_REACH = 4;

    private static final int ENOUGH_LINES = 5;
    private static final int FEWEST_BODILESS = 2;

    private static final double MOST = 0.9;
    private static final int LONGEST_NUMBER = 30;

    /** What guides for nginx call $request_time. */
    private static final Set<String> PARTS_OF_NGINX = Set.of("urt", "uct", "uht", "upstream_response_time");

    private static final Set<String> NGINX_KEYS = Set.of("rt", "request_time", "reqtime");

    /** A word as it stands in a line that is looked at byte by byte. */
    private static String utf8(String word) {
        return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The shape of most of these lines that have a request in them; empty where they have none in common. */
    static Optional<RequestLogShape> find(List<byte[]> lines) {
        return find(lines, new AnsweredLines());
    }

    /**
     * The same.
     *
     * @param met how many lines of the file with a request had no status
     */
    public static Optional<RequestLogShape> find(List<byte[]> lines, AnsweredLines met) {
        List<RequestTokens> read = new ArrayList<>();
        int requests = 0;
        Commas commas = commas(lines);
        for (byte[] line : lines) {
            RequestTokens tokens = new RequestTokens();
            tokens.commas(commas);
            if (tokens.read(line, 0, line.length)
                    && !AskingPrograms.isNamed(line, 0, tokens.from(tokens.beforeRequest()))) {
                requests++;
                if (hasStatus(tokens)) {
                    read.add(tokens);
                }
            }
        }
        met.requests(requests, read.size());
        return !read.isEmpty() && met.areAnswered() && met.endWithStatus() ? infer(read, commas) : Optional.empty();
    }

    /** The shape of the entries among these lines, which have a request and a status somewhere. */
    private static Optional<RequestLogShape> infer(List<RequestTokens> read, Commas commas) {
        TextTelling telling = new TextTelling();
        EntryProfile profile = EntryProfile.of(read.stream()
                .map(tokens -> telling.of(tokens, statusIn(tokens)))
                .toList());
        List<RequestTokens> entries = read.stream()
                .filter(tokens -> !telling.isAside(profile, tokens, 0, statusIn(tokens)))
                .toList();
        Optional<RequestLogShape> shape = new Inference(entries, commas, profile).infer();
        return shape.map(found -> {
            RequestPlace.Finder finder = found.status().finder();
            Set<Long> headings = new HashSet<>();
            entries.stream()
                    .filter(tokens -> isStatus(tokens, finder.find(tokens)))
                    .forEach(tokens -> headings.add(telling.heading(tokens)));
            return found.of(profile.only(headings));
        });
    }

    private static boolean isStatus(RequestTokens tokens, int token) {
        return token >= 0 && SentStatus.is(tokens.bytes(), tokens.from(token), tokens.to(token));
    }

    /** The same, of which entries with other words are known. */
    private RequestLogShape of(EntryProfile others) {
        return new RequestLogShape(
                status,
                duration,
                durationUnit,
                bytes,
                sizeBehind,
                client,
                commas,
                undecided,
                unseen,
                lead,
                why,
                others);
    }

    /** The number in a line that looks like its status: of several one behind the request. */
    private static int statusIn(RequestTokens tokens) {
        int status = 0;
        for (int i = tokens.count() - 1; i >= 0; i--) {
            boolean behind = i >= tokens.behindRequest();
            if (tokens.kind(i) == ValueKind.WHOLE
                    && SentStatus.is(tokens.bytes(), tokens.from(i), tokens.to(i))
                    && (behind || status == 0)) {
                status = Integer.parseInt(tokens.text(i));
            }
        }
        return status;
    }

    /** What the commas within the numbers of some lines are. */
    private static Commas commas(List<byte[]> lines) {
        CommaEvidence evidence = new CommaEvidence();
        int listed = 0;
        int with = 0;
        for (byte[] line : lines) {
            RequestTokens tokens = new RequestTokens();
            boolean status = false;
            for (int i = 0; tokens.read(line, 0, line.length) && i < tokens.count(); i++) {
                ValueKind kind = tokens.kind(i);
                boolean behind = i >= tokens.behindRequest();
                if (kind == ValueKind.COMMAS
                        && behind
                        && !status
                        && tokens.keyless(i)
                        && isStatusFirst(tokens.text(i))) {
                    listed++;
                } else if (kind == ValueKind.COMMAS && tokens.isSize(i)) {
                    with++;
                    evidence.seeWhole(tokens.text(i).replaceAll("[ A-Za-z].*", ""));
                } else if (kind == ValueKind.COMMAS || kind == ValueKind.TIMED) {
                    with += kind == ValueKind.COMMAS ? 1 : 0;
                    evidence.see(tokens.text(i));
                }
                status |= behind
                        && kind == ValueKind.WHOLE
                        && SentStatus.is(tokens.bytes(), tokens.from(i), tokens.to(i));
            }
        }
        return listed > with ? Commas.LISTS : listed > 0 ? Commas.UNKNOWN : evidence.verdict();
    }

    private static boolean isStatusFirst(String number) {
        byte[] bytes = number.getBytes(StandardCharsets.ISO_8859_1);
        return SentStatus.is(bytes, 0, number.indexOf(','));
    }

    /** Lines of the beginning of a request have none. */
    static boolean hasStatus(RequestTokens tokens) {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == ValueKind.WHOLE && SentStatus.is(tokens.bytes(), tokens.from(i), tokens.to(i))) {
                return true;
            }
        }
        return false;
    }

    /** A place with how many lines have a value there. */
    private record Seen(RequestPlace place, int lines, int firstAt) {}

    private static final class Inference {
        private final List<RequestTokens> lines;
        private final List<String> why = new ArrayList<>();
        private final Commas commas;
        private boolean undecided;
        private boolean unseen;
        private @Nullable Unit columnsUnit;

        private final EntryProfile entries;

        Inference(List<RequestTokens> lines, Commas commas, EntryProfile entries) {
            this.lines = lines;
            this.commas = commas;
            this.entries = entries;
        }

        Optional<RequestLogShape> infer() {
            RequestPlace status = status();
            if (status == null) {
                return Optional.empty();
            }
            RequestPlace client = best(places(ValueKind.ADDRESS), CLIENT_KEYS, true);
            RequestPlace duration = duration();
            Unit unit = null;
            if (duration == null) {
                Seen named = namedWithUnit();
                if (named != null) {
                    duration = named.place();
                    unit = unitOf(named.place().key());
                }
            }
            Seen bare = duration == null ? namedAlone() : null;
            if (bare != null) {
                unit = unitByValues(bare.place());
                duration = unit == null ? null : bare.place();
            } else if (duration == null && !undecided) {
                duration = byColumns();
                unit = duration == null ? null : columnsUnit;
            }
            RequestPlace bytes = best(places(ValueKind.SIZED), SIZE_KEYS, true);
            bytes = bytes == null ? best(named(ValueKind.WHOLE, SIZE_KEYS), SIZE_KEYS, false) : bytes;
            boolean timed = duration != null && duration.kind() == ValueKind.TIMED;
            bytes = bytes == null && !timed ? sizeOfAnswers(status) : bytes;
            boolean parted = lines.stream().anyMatch(RequestTokens::isParted);
            boolean behind = bytes == null && duration != null && duration.kind() == ValueKind.TIMED && !parted;
            return Optional.of(new RequestLogShape(
                    status,
                    duration,
                    unit,
                    bytes,
                    behind,
                    client,
                    commas,
                    undecided && duration == null,
                    unseen && duration != null,
                    lead(),
                    String.join("; ", why),
                    entries));
        }

        /** Every place that holds a value of that kind, with how many lines have one there. */
        private List<Seen> places(ValueKind kind) {
            Map<RequestPlace, Integer> counts = new HashMap<>();
            Map<RequestPlace, Integer> first = new HashMap<>();
            for (RequestTokens tokens : lines) {
                for (int i = 0; i < tokens.count(); i++) {
                    boolean outside = i < tokens.beforeRequest() || i >= tokens.behindRequest();
                    if (outside && tokens.kind(i) == kind) {
                        RequestPlace place = RequestPlace.of(tokens, i);
                        counts.merge(place, 1, Integer::sum);
                        first.putIfAbsent(
                                place, place.after() ? i - tokens.behindRequest() : tokens.beforeRequest() - i);
                    }
                }
            }
            List<Seen> seen = new ArrayList<>();
            counts.forEach((place, count) -> seen.add(new Seen(place, count, first.getOrDefault(place, 0))));
            seen.sort((a, b) -> a.place().after() != b.place().after()
                    ? Boolean.compare(b.place().after(), a.place().after())
                    : Integer.compare(a.firstAt(), b.firstAt()));
            return seen;
        }

        private List<Seen> named(ValueKind kind, Set<String> keys) {
            return places(kind).stream()
                    .filter(seen -> keys.contains(seen.place().key()))
                    .toList();
        }

        private boolean isInMost(int count) {
            return count >= MOST * lines.size();
        }

        private @Nullable RequestPlace status() {
            List<Seen> candidates = places(ValueKind.WHOLE).stream()
                    .filter(seen -> isInMost(statuses(seen.place())))
                    .filter(seen -> !seen.place().hasKey()
                            || STATUS_KEYS.contains(seen.place().key()))
                    .toList();
            for (Seen seen : candidates) {
                if (seen.place().hasKey()) {
                    return seen.place();
                }
            }
            if (candidates.isEmpty()) {
                RequestPlace far = farthestStatus();
                return far == null ? oddlyNamed() : far;
            }
            // Sorted: those behind the request first, the nearest first.
            return candidates.get(0).place();
        }

        /** The number farthest from the request, where a size nearer to it may be a hyphen: {@code 200 - | GET /x}; null where there is none. */
        private @Nullable RequestPlace farthestStatus() {
            Set<RequestPlace> places = new LinkedHashSet<>();
            for (RequestTokens tokens : lines) {
                for (int i = 0; i < tokens.count(); i++) {
                    boolean outside = i < tokens.beforeRequest() || i >= tokens.behindRequest();
                    if (outside && tokens.kind(i) == ValueKind.WHOLE && tokens.keyless(i)) {
                        places.add(RequestPlace.farthest(tokens, i));
                    }
                }
            }
            return places.stream()
                    .filter(place -> place.ordinal() == 0 && isInMost(statuses(place)))
                    .findFirst()
                    .orElse(null);
        }

        /** A number under a name that nobody knows ({@code [Forwarded:200]}): if all are statuses and not all the same. */
        private @Nullable RequestPlace oddlyNamed() {
            for (Seen seen : places(ValueKind.WHOLE)) {
                RequestPlace.Finder finder = seen.place().finder();
                Set<String> different = new HashSet<>();
                int statuses = 0;
                for (RequestTokens tokens : lines) {
                    int at = finder.find(tokens);
                    if (at >= 0 && SentStatus.is(tokens.bytes(), tokens.from(at), tokens.to(at))) {
                        statuses++;
                        different.add(tokens.text(at));
                    }
                }
                if (seen.place().hasKey() && statuses == lines.size() && different.size() > 1) {
                    return seen.place();
                }
            }
            return null;
        }

        /** In how many lines what stands there is a status; none where another number does in one of many. */
        private int statuses(RequestPlace place) {
            RequestPlace.Finder finder = place.finder();
            int good = 0;
            int others = 0;
            for (RequestTokens tokens : lines) {
                int at = finder.find(tokens);
                if (at >= 0 && SentStatus.is(tokens.bytes(), tokens.from(at), tokens.to(at))) {
                    good++;
                } else if (at >= 0 && !place.hasKey()) {
                    others++;
                }
            }
            return others * 50 > lines.size() ? 0 : good;
        }

        private @Nullable RequestPlace duration() {
            List<Seen> timed = places(ValueKind.TIMED).stream()
                    .filter(seen -> isInMost(seen.lines()))
                    .filter(seen -> !isForeign(seen.place()))
                    .toList();
            if (timed.size() == 1) {
                return timed.get(0).place();
            }
            if (timed.isEmpty()) {
                doubtForeign();
            }
            List<Seen> named = timed.stream()
                    .filter(seen -> DURATION_KEYS.contains(seen.place().key()))
                    .toList();
            if (named.size() == 1) {
                return named.get(0).place();
            }
            if (timed.size() > 1) {
                undecided = true;
                why.add("of several times with units none is named as the duration: there is none");
            }
            return null;
        }

        /** Says of the one time with a unit in most lines, which differs from line to line, that nobody knows what its name means. */
        private void doubtForeign() {
            List<Seen> foreign = places(ValueKind.TIMED).stream()
                    .filter(seen -> isInMost(seen.lines()) && !isUptime(seen.place()) && !isLater(seen.place()))
                    .filter(seen -> !areAlike(seen.place()))
                    .toList();
            if (foreign.size() == 1) {
                undecided = true;
                why.add(
                        "a time with its unit may be the duration, but its name says nothing that is known: there is none");
            }
        }

        /** Whether a time is led in by a name or a word that is none for a duration: a limit, a part. */
        private boolean isForeign(RequestPlace place) {
            if (isUptime(place) || isLater(place) || isOthers(place)) {
                return true;
            }
            if (place.hasKey()) {
                return !DURATION_KEYS.contains(place.key());
            }
            RequestPlace.Finder finder = place.finder();
            Set<String> words = new HashSet<>();
            for (RequestTokens tokens : lines) {
                int at = finder.find(tokens);
                if (at > 0 && tokens.kind(at - 1) == ValueKind.WORD && tokens.open(at) == 0) {
                    words.add(tokens.text(at - 1));
                } else {
                    return false;
                }
            }
            return words.stream()
                    .allMatch(
                            word -> word.matches("[A-Za-z_-]+") && !leadsDuration(word) && !AGO.contains(lower(word)));
        }

        /** Whether it is the time since the program's start: it only rises, or stands in brackets where JVMs write it. */
        private boolean isUptime(RequestPlace place) {
            RequestPlace.Finder finder = place.finder();
            long before = -1;
            int rises = 0;
            int seen = 0;
            int first = 0;
            for (RequestTokens tokens : lines) {
                int at = finder.find(tokens);
                if (at >= 0) {
                    byte[] text = new byte[tokens.to(at) - tokens.from(at)];
                    int length = commas.write(tokens.bytes(), tokens.from(at), tokens.to(at), text);
                    long nanos = WrittenUnit.nanos(text, 0, length);
                    first +=
                            at == 0 && tokens.open(at) == '[' && tokens.text(at).matches("\\d+[.,]\\d{3}s") ? 1 : 0;
                    rises += nanos >= before && seen > 0 ? 1 : 0;
                    seen++;
                    before = nanos;
                }
            }
            boolean only = seen > ENOUGH_LINES && rises >= MOST * (seen - 1);
            return only && !areAlike(place) || first > 0 && first == seen;
        }

        /** Whether the times of a place are all the same but for one in ten, as 0 ms are. */
        private boolean areAlike(RequestPlace place) {
            RequestPlace.Finder finder = place.finder();
            Map<String, Integer> counts = new HashMap<>();
            for (RequestTokens tokens : lines) {
                int at = finder.find(tokens);
                counts.merge(at < 0 ? "" : tokens.text(at), 1, Integer::sum);
            }
            return counts.size() * 3 <= lines.size();
        }

        /** Whether the words around it say in some line that it is a time to come, or one that is over. */
        private boolean isLater(RequestPlace place) {
            RequestPlace.Finder finder = place.finder();
            for (RequestTokens tokens : lines) {
                int at = finder.find(tokens);
                if (at >= 0
                        && at + 1 < tokens.count()
                        && tokens.kind(at + 1) == ValueKind.WORD
                        && AGO.contains(lower(tokens.text(at + 1)))) {
                    return true;
                }
                for (int i = at - 1; i >= Math.max(0, at - 2); i--) {
                    if (tokens.kind(i) == ValueKind.WORD && LATER.contains(lower(tokens.text(i)))) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Whether the words before it say in most lines that somebody else was waited for: {@code upstream answered in 44ms}. */
        private boolean isOthers(RequestPlace place) {
            RequestPlace.Finder finder = place.finder();
            int others = 0;
            for (RequestTokens tokens : lines) {
                int at = finder.find(tokens);
                int before = at - 1;
                while (before >= Math.max(0, at - OTHERS_REACH) && tokens.kind(before) == ValueKind.WORD) {
                    if (OTHERS.contains(lower(tokens.text(before)))) {
                        others++;
                        break;
                    }
                    before--;
                }
            }
            return others * 2 > lines.size();
        }

        /** What a status is called begins with a capital; in small letters only "ok" does not lead anything in. */
        private static boolean leadsDuration(String word) {
            String small = lower(word);
            boolean capital = !word.equals(small);
            return DURATION_KEYS.contains(small) || small.equals("ok") || capital && REASONS.contains(small);
        }

        private @Nullable Seen namedWithUnit() {
            Seen found = null;
            for (ValueKind kind : new ValueKind[] {ValueKind.WHOLE, ValueKind.DECIMAL}) {
                for (Seen seen : places(kind)) {
                    if (seen.place().hasKey()
                            && unitOf(seen.place().key()) != null
                            && isInMost(seen.lines())
                            && !isLater(seen.place())) {
                        if (found != null) {
                            return null;
                        }
                        found = seen;
                    }
                }
            }
            return found;
        }

        private static @Nullable Unit unitOf(String key) {
            int part = key.lastIndexOf('_');
            if (part <= 0 || !DURATION_KEYS.contains(key.substring(0, part))) {
                JsonName name = JsonNames.duration(key);
                return name == null ? null : name.unit();
            }
            byte[] unit = key.substring(part + 1).getBytes(StandardCharsets.ISO_8859_1);
            return WrittenUnit.time(unit, 0, unit.length);
        }

        /** The one number without a unit that is named as the duration; null where there are several. */
        private @Nullable Seen namedAlone() {
            List<Seen> named = new ArrayList<>(named(ValueKind.DECIMAL, DURATION_KEYS));
            for (Seen whole : named(ValueKind.WHOLE, DURATION_KEYS)) {
                named.add(whole);
            }
            Set<String> keys = new HashSet<>();
            named.forEach(seen -> keys.add(seen.place().key()));
            // Some write the same number with decimals and without.
            boolean one =
                    keys.size() == 1 && named.stream().mapToInt(Seen::lines).sum() >= MOST * lines.size();
            return one
                            && isInMost(named.get(0).lines())
                            && !isLater(named.get(0).place())
                    ? named.get(0)
                    : null;
        }

        /** Of the decimal numbers that nothing names the one that {@link TrailingColumns} finds to be the duration; null where none is. */
        private @Nullable RequestPlace byColumns() {
            List<RequestPlace> decimals = places(ValueKind.DECIMAL).stream()
                    .filter(seen -> isInMost(seen.lines()) && !seen.place().hasKey())
                    .map(Seen::place)
                    .toList();
            if (decimals.isEmpty()) {
                return null;
            }
            List<ColumnValues> values = new ArrayList<>();
            for (RequestPlace place : decimals) {
                RequestPlace.Finder finder = place.finder();
                values.add(ColumnValues.of(lines.stream()
                        .map(tokens -> {
                            int at = finder.find(tokens);
                            return new LineTokens.Token(LineTokens.Kind.BARE, at < 0 ? "-" : tokens.text(at));
                        })
                        .toList()));
            }
            boolean server =
                    lines.stream().allMatch(tokens -> tokens.kind(tokens.behindRequest() - 1) == ValueKind.PROTOCOL);
            TrailingColumns trailing = new TrailingColumns(
                    values, LineFacts.unknown(lines.size(), server ? Place.COLUMN : Place.FIELD), why);
            List<Field> fields = trailing.fields();
            // Of more than two none may be a time at all.
            undecided = trailing.isUndecided() && decimals.size() <= 2;
            unseen = trailing.isUnseen();
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).meaning() == FieldKind.DURATION) {
                    columnsUnit = fields.get(i).unit();
                    return decimals.get(i);
                }
            }
            return null;
        }

        /** The unit that the numbers of a place show; null where they show none. */
        private @Nullable Unit unitByValues(RequestPlace place) {
            boolean nginx = place.kind() == ValueKind.DECIMAL && NGINX_KEYS.contains(place.key());
            RequestPlace.Finder finder = place.finder();
            Measured measured = new Measured();
            for (RequestTokens tokens : lines) {
                int at = finder.find(tokens);
                boolean told = at >= 0 && !Streams.isOne(tokens.text(tokens.target()), 0);
                String number = told ? tokens.text(at).replace(",", commas == Commas.DECIMALS ? "." : "") : "";
                if (number.length() > 0 && number.length() <= LONGEST_NUMBER) {
                    int point = number.indexOf('.');
                    int decimals = point < 0 ? Measured.WHOLE : number.length() - point - 1;
                    measured.add(Double.parseDouble(number), decimals, Measured.NO_TIME);
                }
            }
            boolean parts = places(ValueKind.DECIMAL).stream()
                    .anyMatch(seen -> PARTS_OF_NGINX.contains(seen.place().key()));
            Verdict seconds = nginx ? Thousandths.verdict(measured, parts ? Beside.UPSTREAM : Beside.NAME) : null;
            Verdict verdict = seconds == null ? UnitEvidence.of(measured, nginx ? Place.COLUMN : Place.FIELD) : seconds;
            Unit unit = verdict.decided();
            undecided = unit == null;
            unseen = verdict.isUnseen();
            why.add("the number named " + place.key()
                    + (unit == null
                            ? " may be the duration, but nothing decides its unit: " + verdict.why()
                            : " is taken as the duration in " + unit.label() + ": " + verdict.why()));
            return unit;
        }

        /**
         * The whole number without a name behind the status that has nothing in each answer without a body, and something in most others; null
         * where none has, or several.
         */
        private @Nullable RequestPlace sizeOfAnswers(RequestPlace status) {
            List<RequestPlace> found = places(ValueKind.WHOLE).stream()
                    .map(Seen::place)
                    .filter(place -> place.after() && !place.hasKey() && place.open() == 0 && !place.equals(status))
                    .filter(place -> isSizeOfAnswers(place, status.finder()))
                    .toList();
            return found.size() == 1 ? found.get(0) : null;
        }

        private boolean isSizeOfAnswers(RequestPlace place, RequestPlace.Finder status) {
            RequestPlace.Finder finder = place.finder();
            int without = 0;
            int filled = 0;
            for (RequestTokens tokens : lines) {
                int at = finder.find(tokens);
                int code = status.find(tokens);
                String answer = code < 0 ? "" : tokens.text(code);
                boolean something = at >= 0 && at != code && !tokens.text(at).equals("0");
                boolean bodiless = answer.equals("204") || answer.equals("304");
                if (bodiless && something) {
                    return false;
                }
                without += bodiless ? 1 : 0;
                filled += something ? 1 : 0;
            }
            return without >= FEWEST_BODILESS && filled * 2 > lines.size();
        }

        /** The place in most lines that is named, or the first. */
        private @Nullable RequestPlace best(List<Seen> places, Set<String> keys, boolean unnamed) {
            List<Seen> most =
                    places.stream().filter(seen -> isInMost(seen.lines())).toList();
            for (Seen seen : most) {
                if (keys.contains(seen.place().key())) {
                    return seen.place();
                }
            }
            List<Seen> bare =
                    most.stream().filter(seen -> !seen.place().hasKey()).toList();
            boolean before = bare.stream().anyMatch(seen -> !seen.place().after());
            // The first of a line is the client: of those before the request the farthest from it.
            return !unnamed || bare.isEmpty()
                    ? null
                    : before ? bare.get(bare.size() - 1).place() : bare.get(0).place();
        }

        private String lead() {
            Set<String> leads = new HashSet<>();
            for (RequestTokens tokens : lines) {
                int at = tokens.beforeRequest() - 1;
                leads.add(at >= 0 && tokens.kind(at) == ValueKind.WORD ? tokens.text(at) : "");
            }
            String lead = leads.size() == 1 ? leads.iterator().next() : "";
            // A zone changes twice a year.
            return lead.matches("[+-]\\d.*") ? "" : lead;
        }

        private static String lower(String text) {
            return text.toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** As people are told of it. */
    @Override
    public String toString() {
        return "method and path, status " + where(status)
                + (duration == null ? "" : ", duration " + where(duration))
                + (client == null ? "" : ", client " + where(client));
    }

    private static String where(RequestPlace place) {
        return place.hasKey() ? "as " + place.key() : place.after() ? "behind them" : "before them";
    }
}
