package io.apilog.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What a segment's name is beside others in the same place: what can be a value of one parameter, and what cannot. */
enum SegmentKind {
    /** What a {@link Shape} named whole: {@code {id}}, {@code {slug}.pdf}. Stands for many already. */
    PLACEHOLDER,
    /** A file with a static ending. */
    FILE,
    /** What no value is, whatever stands beside it: {@code me}, {@code v2}, {@code _search}. */
    RESERVED,
    /** A word that routes are made of, but where it goes on as the values beside it do: {@code search}, {@code admin}. */
    LISTED,
    /** A code in capitals, such as a currency, an airport, a stock number: {@code EUR}, {@code TSH-BLK-L}; or a name with an at sign in front. */
    CODE,
    /** The home of somebody: a name with a tilde in front, {@code ~ann}. */
    HOME,
    /** Has a digit, or an id beside a word: {@code b95}, {@code room-7}, {@code order-{id}}. */
    NUMBERED,
    /** Four words or more, as titles have. */
    TITLE,
    /** A language of two letters. */
    LANGUAGE,
    /** What the places are called in which software runs: {@code production}, {@code staging}. */
    ENVIRONMENT,
    /** Anything else. */
    WORD;

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

    /** Plurals behind which developers put words. */
    private static final Set<String> PLURALS_OF_WORDS = Set.of(
            "actions",
            "apis",
            "assets",
            "charts",
            "commands",
            "components",
            "docs",
            "exports",
            "features",
            "fonts",
            "forms",
            "functions",
            "graphs",
            "hooks",
            "images",
            "insights",
            "lists",
            "logs",
            "methods",
            "metrics",
            "modules",
            "operations",
            "options",
            "pages",
            "plugins",
            "preferences",
            "reports",
            "resources",
            "rpcs",
            "scripts",
            "services",
            "settings",
            "statistics",
            "stats",
            "styles",
            "tasks",
            "templates",
            "tools",
            "utils",
            "views",
            "webhooks",
            "widgets",
            "analytics",
            "news",
            "status",
            "address",
            "access",
            "process",
            "wordpress");

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

    /** Words that stand for one thing or for all, whatever the things are called, and what frameworks bring along. */
    private static final Set<String> WORDS_FOR_ANY = Set.of(
            "2fa",
            "actuator",
            "all",
            "any",
            "api",
            "api-docs",
            "atom.xml",
            "b2b",
            "b2c",
            "batch",
            "bulk",
            "current",
            "feed.xml",
            "graphql",
            "healthz",
            "i18n",
            "index.html",
            "l10n",
            "latest",
            "livez",
            "login",
            "logout",
            "me",
            "mfa",
            "mine",
            "new",
            "oauth",
            "oauth2",
            "openapi",
            "openapi.json",
            "popular",
            "random",
            "readyz",
            "recent",
            "robots.txt",
            "rss.xml",
            "self",
            "sitemap.xml",
            "swagger",
            "swagger-ui",
            "swagger.json",
            "today",
            "top",
            "trending",
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

    /** Whether a plural is one behind which developers put words. */
    static boolean isPluralOfWords(byte[] name) {
        return PLURALS_OF_WORDS.contains(new String(name, StandardCharsets.US_ASCII));
    }

    /** Tells them apart; one instance for a thread. */
    static final class Judge {
        private final SliceMap<SegmentKind> words = new SliceMap<>();
        private final NameLook.Judge looks = new NameLook.Judge();
        private final StaticFiles files;
        private final Segment segment = new Segment();

        Judge(StaticFiles files) {
            this.files = files;
            addAll(WORDS_OF_ROUTES, LISTED);
            addAll(WORDS_FOR_ANY, RESERVED);
            addAll(ENVIRONMENTS, ENVIRONMENT);
        }

        private void addAll(Set<String> all, SegmentKind kind) {
            for (String word : all) {
                byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
                words.add(bytes, 0, bytes.length, kind);
            }
        }

        /** A new position behind a name. */
        SegmentNode position(byte[] bytes, int from, int to) {
            SegmentKind sibling = judge(bytes, from, to);
            boolean word = sibling == WORD || sibling == RESERVED || sibling == LISTED || sibling == ENVIRONMENT;
            boolean asWritten = Shape.leaves(segment.of(bytes, from, to));
            return new SegmentNode(sibling, looks.look(bytes, from, to, word, asWritten));
        }

        /** Whether a name at the root is a page of the site's own. */
        boolean isPage(byte[] bytes, int from, int to) {
            return looks.isPage(bytes, from, to);
        }

        SegmentKind judge(byte[] bytes, int from, int to) {
            if (bytes[from] == '{') {
                return PLACEHOLDER;
            }
            SegmentKind known = words.get(bytes, from, to);
            if (known != null) {
                return known;
            }
            if (NameLook.Judge.isVersion(bytes, from, to)
                    || isMarked(bytes, from, to)
                    || KeyedSegment.end(bytes, from, to) > 0) {
                return RESERVED;
            }
            if (files.ending(bytes, from, to) >= 0) {
                return FILE;
            }
            segment.of(bytes, from, to);
            if (isCode(segment) || bytes[from] == '@' && to - from > SHORTEST_CODE) {
                return CODE;
            }
            if (bytes[from] == '~' && to - from > 1) {
                return HOME;
            }
            if (hasDigit(segment) || segment.has(Octets.BRACE) || isRandom(segment)) {
                return NUMBERED;
            }
            if (Locales.isLanguage(segment)) {
                return LANGUAGE;
            }
            int words = segment.count(Octets.DASH) + segment.count(Octets.UNDERSCORE) + 1;
            int letters = segment.count(Octets.LOWER) + segment.count(Octets.UPPER);
            return words >= WORDS_OF_A_TITLE && letters >= LETTERS_OF_A_TITLE ? TITLE : WORD;
        }

        /** Made by an API to be apart from names: {@code _search}, {@code $metadata}, {@code -}. */
        private static boolean isMarked(byte[] bytes, int from, int to) {
            boolean mark = bytes[from] == '_' || bytes[from] == '$';
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
            int end = dot > 0
                            && dot + 1 < s.length()
                            && s.length() - dot <= LONGEST_ENDING
                            && Octets.isLetter(s.at(dot + 1))
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
                    || !s.has(Octets.UPPER)) {
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
}
