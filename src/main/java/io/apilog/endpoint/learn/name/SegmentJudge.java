package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.SliceMap;
import io.apilog.endpoint.shape.Humps;
import io.apilog.endpoint.shape.KeyedSegment;
import io.apilog.endpoint.shape.Locales;
import io.apilog.endpoint.shape.Segment;
import io.apilog.endpoint.shape.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the kinds of segments apart, by their names alone; one instance for a thread. */
public final class SegmentJudge {
    private static final int WORDS_OF_A_TITLE = 4;
    private static final int LETTERS_OF_A_TITLE = 20;
    private static final int LONGEST_VERSION = 8;
    private static final int LONGEST_ENDING = 5;
    private static final int SHORTEST_TOKEN = 8;
    private static final int CONSONANTS_OF_A_TOKEN = 5;
    private static final int PIECES_OF_A_TOKEN = 2;
    private static final int SHORTEST_CODE = 2;
    private static final String ID = "{id}";
    private static final String VOWELS = "aeiouy";

    /** What software runs in, by the names that all give to it. */
    private static final Set<String> ENVIRONMENTS = Set.of(
            "acceptance",
            "canary",
            "dev",
            "develop",
            "development",
            "integration",
            "nonprod",
            "pre-prod",
            "preprod",
            "prod",
            "production",
            "qa",
            "sandbox",
            "stage",
            "staging",
            "stg",
            "uat");

    /** Words that stand for one thing or for all, whatever the things are called, and documents that frameworks bring along. */
    private static final Set<String> WORDS_FOR_ANY = Set.of(
            "all",
            "any",
            "atom.xml",
            "current",
            "feed.xml",
            "index.html",
            "latest",
            "me",
            "mine",
            "new",
            "openapi.json",
            "past",
            "popular",
            "random",
            "recent",
            "robots.txt",
            "rss.xml",
            "self",
            "sitemap.xml",
            "swagger.json",
            "today",
            "top",
            "trending",
            "upcoming",
            "whoami");

    private static final Set<String> WORDS_OF_ROUTES = Set.of(
            "about",
            "account",
            "activate",
            "add",
            "admin",
            "archive",
            "auth",
            "authorize",
            "callback",
            "cancel",
            "cart",
            "categories",
            "checkout",
            "confirm",
            "contact",
            "copy",
            "count",
            "create",
            "dashboard",
            "deactivate",
            "delete",
            "disable",
            "docs",
            "download",
            "edit",
            "enable",
            "export",
            "faq",
            "feed",
            "filter",
            "find",
            "forgot",
            "health",
            "help",
            "history",
            "home",
            "import",
            "index",
            "info",
            "items",
            "list",
            "live",
            "liveness",
            "lookup",
            "metrics",
            "options",
            "orders",
            "password",
            "ping",
            "preview",
            "products",
            "profile",
            "prometheus",
            "publish",
            "query",
            "readiness",
            "ready",
            "refresh",
            "register",
            "reject",
            "remove",
            "reset",
            "restore",
            "revoke",
            "root",
            "rss",
            "s3",
            "save",
            "schema",
            "search",
            "sessions",
            "settings",
            "share",
            "signin",
            "sign-in",
            "signout",
            "sign-out",
            "signup",
            "sign-up",
            "sort",
            "start",
            "static",
            "stats",
            "status",
            "stop",
            "submit",
            "subscribe",
            "suggest",
            "summary",
            "tags",
            "test",
            "token",
            "unsubscribe",
            "update",
            "upload",
            "user",
            "users",
            "validate",
            "verify",
            "version",
            "view",
            "webhook",
            "webhooks",
            "ws");

    private final SliceMap<SegmentKind> words = new SliceMap<>();
    private final VerbNames verbs = new VerbNames();
    private final NameLooks looks = new NameLooks();
    private final StaticFiles files;
    private final Segment segment = new Segment();

    /** Tells files by their endings. */
    public SegmentJudge(StaticFiles files) {
        this.files = files;
        addAll(WORDS_OF_ROUTES, SegmentKind.LISTED);
        addAll(WORDS_FOR_ANY, SegmentKind.RESERVED);
        addAll(FrameworkWords.ALL, SegmentKind.RESERVED);
        addAll(ENVIRONMENTS, SegmentKind.ENVIRONMENT);
    }

    private void addAll(Set<String> all, SegmentKind kind) {
        for (String word : all) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            words.add(bytes, 0, bytes.length, kind);
        }
    }

    /** What a name tells of what stands behind it, where {@link #judge} said what it is. */
    public NameLook look(byte[] bytes, int from, int to, SegmentKind sibling) {
        boolean word = sibling == SegmentKind.WORD
                || sibling == SegmentKind.RESERVED
                || sibling == SegmentKind.LISTED
                || sibling == SegmentKind.ENVIRONMENT;
        boolean asWritten = Shape.leaves(segment.of(bytes, from, to)) || VersionLook.isOne(bytes, from, to);
        return looks.look(bytes, from, to, word, asWritten);
    }

    /** Whether a name is an operation of a verb and what it is done with. */
    public boolean isOperation(byte[] bytes, int from, int to) {
        return verbs.isOne(bytes, from, to);
    }

    /** Whether a name at the root is a page of the site's own. */
    public boolean isPage(byte[] bytes, int from, int to) {
        return looks.isPage(bytes, from, to);
    }

    /** Whether a name is that of an API or of a version of one, behind which the words are resources. */
    public boolean isFront(byte[] bytes, int from, int to) {
        return looks.isFront(bytes, from, to);
    }

    /** What a name is beside others. */
    public SegmentKind judge(byte[] bytes, int from, int to) {
        if (bytes[from] == '{') {
            return SegmentKind.PLACEHOLDER;
        }
        SegmentKind known = words.get(bytes, from, to);
        if (known != null) {
            return known;
        }
        if (verbs.isOne(bytes, from, to)) {
            return SegmentKind.LISTED;
        }
        SegmentKind inFormat = wordInFormat(bytes, from, to);
        if (inFormat != null) {
            return inFormat;
        }
        if (FrontNames.isVersion(bytes, from, to)
                || VersionLook.isOne(bytes, from, to)
                || isMarked(bytes, from, to) && !isRandom(segment.of(bytes, from + 1, to))
                || KeyedSegment.end(bytes, from, to) > 0
                || KeyedSegment.isValued(bytes, from, to)
                || WrittenPages.isOne(bytes, from, to)
                || ProgramNames.isOne(bytes, from, to)) {
            return SegmentKind.RESERVED;
        }
        if (files.ending(bytes, from, to) >= 0) {
            return SegmentKind.FILE;
        }

        segment.of(bytes, from, to);
        if (isCode(segment) || bytes[from] == '@' && to - from > SHORTEST_CODE) {
            return SegmentKind.CODE;
        }
        if (bytes[from] == '~' && to - from > 1) {
            return SegmentKind.HOME;
        }
        if (hasDigit(segment) || segment.has(Octets.BRACE) || isRandom(segment)) {
            return SegmentKind.NUMBERED;
        }
        if (Locales.isLanguage(segment)) {
            return SegmentKind.LANGUAGE;
        }
        int words = segment.count(Octets.DASH) + segment.count(Octets.UNDERSCORE) + 1;
        int letters = segment.count(Octets.LOWER) + segment.count(Octets.UPPER);
        return words >= WORDS_OF_A_TITLE && letters >= LETTERS_OF_A_TITLE ? SegmentKind.TITLE : SegmentKind.WORD;
    }

    /** What a word that routes are made of is with the format of an answer behind it, as in {@code me.json}; null if there is none. */
    private @Nullable SegmentKind wordInFormat(byte[] bytes, int from, int to) {
        int mark = ValueEndings.ending(bytes, from, to);
        boolean format = mark > 0 && bytes[mark] == '.';
        if (format && verbs.isOne(bytes, from, mark)) {
            return SegmentKind.LISTED;
        }
        SegmentKind word = format ? words.get(bytes, from, mark) : null;
        return word == SegmentKind.ENVIRONMENT ? null : word;
    }

    /** Made by an API to be apart from names: {@code _search}, {@code $metadata}, {@code .well-known}, {@code -}. */
    private static boolean isMarked(byte[] bytes, int from, int to) {
        boolean mark = bytes[from] == '_' || bytes[from] == '$' || bytes[from] == '.';
        return mark && to - from > 2 && Octets.isLetter(bytes[from + 1]) || to - from == 1 && bytes[from] == '-';
    }

    /** Capitals, also with digits and dashes or with an id behind them, and no small letter: developers write their words small. */
    private static boolean isCode(Segment s) {
        int end = s.has(Octets.BRACE) ? s.indexOf('{', 0) : s.length();
        if (end < SHORTEST_CODE || end < s.length() && end + ID.length() != s.length()) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            int kind = s.kind(i);
            if (kind != Octets.UPPER && (i == 0 || kind != Octets.DIGIT && kind != Octets.DASH)) {
                return false;
            }
        }
        for (int i = end; i < s.length(); i++) {
            if (s.at(i) != ID.charAt(i - end)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is a digit, other than in an ending such as {@code .m3u8} and in the version of a package, as in {@code pay.v1.Payments}. */
    private static boolean hasDigit(Segment s) {
        if (!s.has(Octets.DIGIT)) {
            return false;
        }
        int dot = s.lastIndexOf('.');
        int end =
                dot > 0 && dot + 1 < s.length() && s.length() - dot <= LONGEST_ENDING && Octets.isLetter(s.at(dot + 1))
                        ? dot
                        : s.length();
        for (int i = 0; i < end; i++) {
            if (s.kind(i) == Octets.DOT) {
                i = endOfVersion(s, i + 1, end) - 1;
            } else if (s.kind(i) == Octets.DIGIT) {
                return true;
            }
        }
        return false;
    }

    /** Where {@code v1}, {@code v2beta1} ends that has a dot behind it; where it would begin, if there is none. */
    private static int endOfVersion(Segment s, int from, int end) {
        int at = from;
        if (at < end && s.at(at) == 'v') {
            int digits = endOf(Octets.DIGIT, s, at + 1, end);
            int stage = endOf(Octets.LOWER, s, digits, end);
            at = digits == at + 1 ? from : endOf(Octets.DIGIT, s, stage, end);
        }
        boolean version = at < end && at - from <= LONGEST_VERSION && s.kind(at) == Octets.DOT;
        return version ? at : from;
    }

    private static int endOf(int kind, Segment s, int from, int end) {
        int at = from;
        while (at < end && s.kind(at) == kind) {
            at++;
        }
        return at;
    }

    /**
     * Letters of both cases as a token has them that happens to have no digit: without a vowel for long, or of pieces that are no words,
     * where each capital behind a small letter begins one.
     */
    private static boolean isRandom(Segment s) {
        if (s.length() < SHORTEST_TOKEN
                || !s.hasOnly(Octets.LETTERS)
                || !s.has(Octets.LOWER)
                || !s.has(Octets.UPPER)
                || Humps.areWords(s)) {
            return false;
        }
        int row = 0;
        int pieces = 0;
        int begin = 0;
        boolean vowel = false;
        for (int i = 0; i < s.length() && row < CONSONANTS_OF_A_TOKEN; i++) {
            if (i > 0 && s.kind(i) == Octets.UPPER && s.kind(i - 1) == Octets.LOWER) {
                pieces += vowel && i - begin > 1 ? 0 : 1;
                begin = i;
                vowel = false;
            }
            boolean one = VOWELS.indexOf(s.at(i) | 0x20) >= 0;
            vowel |= one;
            row = one ? 0 : row + 1;
        }
        pieces += vowel && s.length() - begin > 1 ? 0 : 1;
        return row == CONSONANTS_OF_A_TOKEN || pieces >= PIECES_OF_A_TOKEN;
    }
}
