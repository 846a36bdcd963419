package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.SliceMap;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What a segment's name tells by itself of what stands behind it.
 *
 * @param plural whether it is a word that ends in s, as those of collections do, or one that names one thing of a collection
 * @param singular whether it is such a word in the singular, behind which the name of one thing stands: {@code tenant}, {@code job}
 * @param named whether it is a word for things that have names of their own, and few of them: {@code environments}
 * @param ofResources whether it is that of an API or of a version of one, behind which the words are resources
 * @param asWritten whether a segment spelt as the name has this name
 * @param page whether it is a word that sites use for pages of their own beside the names of their users: {@code pricing}
 */
public record NameLook(
        boolean plural, boolean singular, boolean named, boolean ofResources, boolean asWritten, boolean page) {
    /** Stands for many. */
    public static final NameLook PLACEHOLDER = new NameLook(false, false, false, false, false, false);

    /** What one thing of a collection is called, where paths name it so. */
    private static final Set<String> SINGULARS = Set.of(
            "actor",
            "agent",
            "airline",
            "airport",
            "album",
            "app",
            "area",
            "article",
            "artist",
            "asset",
            "auction",
            "author",
            "bank",
            "board",
            "book",
            "branch",
            "brand",
            "bucket",
            "building",
            "bundle",
            "cabinet",
            "campaign",
            "car",
            "category",
            "chain",
            "channel",
            "chapter",
            "city",
            "class",
            "client",
            "clinic",
            "club",
            "cluster",
            "coin",
            "collection",
            "commune",
            "company",
            "competition",
            "computer",
            "conference",
            "consumer",
            "container",
            "contest",
            "contract",
            "country",
            "county",
            "course",
            "crate",
            "creator",
            "currency",
            "customer",
            "database",
            "dataset",
            "deck",
            "department",
            "depot",
            "device",
            "dish",
            "district",
            "doctor",
            "domain",
            "driver",
            "drug",
            "edition",
            "employee",
            "entity",
            "env",
            "environment",
            "episode",
            "equipment",
            "event",
            "exchange",
            "exhibition",
            "facility",
            "farm",
            "festival",
            "film",
            "flight",
            "floor",
            "folder",
            "forum",
            "fund",
            "gallery",
            "game",
            "garage",
            "genre",
            "group",
            "guild",
            "hashtag",
            "hospital",
            "host",
            "hotel",
            "industry",
            "influencer",
            "ingredient",
            "instance",
            "institution",
            "issuer",
            "item",
            "job",
            "journal",
            "keyword",
            "kiosk",
            "lab",
            "label",
            "lake",
            "language",
            "layer",
            "league",
            "lender",
            "lesson",
            "library",
            "listing",
            "location",
            "lodge",
            "machine",
            "magazine",
            "manufacturer",
            "market",
            "member",
            "merchant",
            "mission",
            "model",
            "movie",
            "museum",
            "namespace",
            "nation",
            "network",
            "node",
            "office",
            "oncall",
            "operator",
            "org",
            "organization",
            "outlet",
            "owner",
            "package",
            "parcel",
            "parish",
            "park",
            "partner",
            "patient",
            "person",
            "pet",
            "pipeline",
            "place",
            "plant",
            "player",
            "playlist",
            "plot",
            "podcast",
            "port",
            "portfolio",
            "post",
            "printer",
            "product",
            "profile",
            "project",
            "provider",
            "province",
            "publication",
            "publisher",
            "queue",
            "ranch",
            "realm",
            "recipe",
            "region",
            "repo",
            "resort",
            "restaurant",
            "retailer",
            "river",
            "room",
            "route",
            "runner",
            "salon",
            "satellite",
            "school",
            "season",
            "sector",
            "seller",
            "sensor",
            "server",
            "ship",
            "shop",
            "site",
            "skill",
            "song",
            "space",
            "speaker",
            "species",
            "sport",
            "stadium",
            "station",
            "stock",
            "store",
            "stream",
            "street",
            "student",
            "subject",
            "supplier",
            "surgery",
            "symbol",
            "tag",
            "target",
            "teacher",
            "team",
            "tenant",
            "terminal",
            "territory",
            "theater",
            "theatre",
            "thread",
            "ticker",
            "topic",
            "tour",
            "tournament",
            "town",
            "trail",
            "train",
            "tree",
            "tribe",
            "truck",
            "unit",
            "university",
            "user",
            "vehicle",
            "vendor",
            "venue",
            "vessel",
            "village",
            "ward",
            "warehouse",
            "wing",
            "worker",
            "workspace",
            "writer",
            "zone");

    /** What has names that somebody gave, and no more of them than an API has words. */
    private static final Set<String> NAMED = Set.of(
            "airlines",
            "airports",
            "banks",
            "branches",
            "brands",
            "cities",
            "countries",
            "currencies",
            "departments",
            "env",
            "environment",
            "environments",
            "envs",
            "genres",
            "hashtags",
            "leaderboards",
            "locales",
            "namespaces",
            "organizations",
            "orgs",
            "queues",
            "realms",
            "regions",
            "sensors",
            "sites",
            "stations",
            "tenants",
            "terms",
            "workspaces",
            "zones");

    private static final Set<String> NAMES_OF_APIS = Set.of("api", "rest", "rpc", "odata");

    private static final Set<String> PAGES = Set.of(
            "about-us",
            "abuse",
            "accessibility",
            "ads",
            "advertise",
            "affiliates",
            "announcements",
            "appstore",
            "apps",
            "billing",
            "blog",
            "bookmarks",
            "brand",
            "business",
            "calendar",
            "careers",
            "catalog",
            "changelog",
            "chat",
            "code-of-conduct",
            "collections",
            "community",
            "company",
            "compare",
            "contact-us",
            "contribute",
            "cookie-policy",
            "cookies",
            "copyright",
            "customers",
            "deals",
            "demo",
            "developer",
            "developers",
            "directory",
            "discover",
            "dmca",
            "documentation",
            "donate",
            "downloads",
            "enterprise",
            "events",
            "examples",
            "explore",
            "favorites",
            "features",
            "feedback",
            "followers",
            "following",
            "forum",
            "forums",
            "gallery",
            "gdpr",
            "get-started",
            "getting-started",
            "gift-cards",
            "groups",
            "guide",
            "guides",
            "hashtag",
            "hiring",
            "how-it-works",
            "impressum",
            "imprint",
            "inbox",
            "integrations",
            "investors",
            "invitations",
            "invite",
            "issues",
            "jobs",
            "learn",
            "legal",
            "license",
            "licenses",
            "locations",
            "maintenance",
            "map",
            "maps",
            "marketplace",
            "members",
            "messages",
            "mission",
            "mobile",
            "news",
            "newsletter",
            "notifications",
            "offers",
            "onboarding",
            "organizations",
            "overview",
            "partners",
            "payment",
            "payments",
            "people",
            "plans",
            "podcast",
            "policies",
            "policy",
            "premium",
            "press",
            "pricing",
            "privacy",
            "privacy-policy",
            "projects",
            "quickstart",
            "referrals",
            "releases",
            "research",
            "resources",
            "reviews",
            "roadmap",
            "sales",
            "security",
            "services",
            "shipping",
            "shop",
            "showcase",
            "sitemap",
            "solutions",
            "sponsors",
            "store",
            "stores",
            "stories",
            "subscriptions",
            "support",
            "team",
            "teams",
            "templates",
            "terms",
            "terms-of-service",
            "terms-of-use",
            "testimonials",
            "tickets",
            "tools",
            "topics",
            "tos",
            "tour",
            "tutorials",
            "upgrade",
            "waitlist",
            "wallet",
            "welcome",
            "whats-new",
            "wiki",
            "wishlist",
            "workspaces");

    /** Tells looks; one instance for a thread. */
    static final class Judge {
        private static final int LONGEST_VERSION = 8;
        private static final int LONGEST_SINGULAR = 24;

        private final byte[] small = new byte[LONGEST_SINGULAR];

        private final SliceMap<Boolean> singulars = mapOf(SINGULARS);
        private final SliceMap<Boolean> named = mapOf(NAMED);
        private final SliceMap<Boolean> apis = mapOf(NAMES_OF_APIS);
        private final SliceMap<Boolean> pages = mapOf(PAGES);

        static SliceMap<Boolean> mapOf(Set<String> words) {
            SliceMap<Boolean> map = new SliceMap<>();
            for (String word : words) {
                byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
                map.add(bytes, 0, bytes.length, Boolean.TRUE);
            }
            return map;
        }

        NameLook look(byte[] bytes, int from, int to, boolean word, boolean asWritten) {
            boolean one = word && isSingular(bytes, from, to);
            boolean many = word
                    && ((bytes[to - 1] | 0x20) == 's'
                            ? !CollectionNames.isAbbreviation(bytes, from, to)
                            : CollectionNames.isIrregular(bytes, from, to));
            boolean api = isFront(bytes, from, to);
            boolean few = word && named.get(bytes, from, to) != null;
            return new NameLook(many || one, one, few, api, asWritten, isPage(bytes, from, to));
        }

        /** A letter alone is as good as a word, but for the one that stands for the client itself. */
        private boolean isSingular(byte[] bytes, int from, int to) {
            boolean letter = to - from == 1 && Octets.kind(bytes[from]) == Octets.LOWER && bytes[from] != 'i';
            return letter || isSingularWord(bytes, from, to);
        }

        /** The first letter may be a capital, as in {@code Team}. */
        private boolean isSingularWord(byte[] bytes, int from, int to) {
            if (Octets.kind(bytes[from]) != Octets.UPPER || to - from > LONGEST_SINGULAR) {
                return singulars.get(bytes, from, to) != null;
            }
            System.arraycopy(bytes, from, small, 0, to - from);
            small[0] |= 0x20;
            return singulars.get(small, 0, to - from) != null;
        }

        /** Whether a name is that of an API or of a version of one. */
        boolean isFront(byte[] bytes, int from, int to) {
            return apis.get(bytes, from, to) != null
                    || isVersion(bytes, from, to)
                    || VersionLook.isOne(bytes, from, to);
        }

        /** Whether a name at the root is a page of the site's own. */
        boolean isPage(byte[] bytes, int from, int to) {
            return pages.get(bytes, from, to) != null;
        }

        /**
         * {@code v1}, {@code v2beta1}, {@code 1.1}: versions of an API stand side by side. A letter behind the number begins the name of a stage, as
         * in small letters only; {@code V6ZB7G} is a code that begins with a V.
         */
        static boolean isVersion(byte[] bytes, int from, int to) {
            int length = to - from;
            if (length < 2 || length > LONGEST_VERSION) {
                return false;
            }
            if ((bytes[from] | 0x20) != 'v') {
                return length == 3
                        && Octets.isDigit(bytes[from])
                        && bytes[from + 1] == '.'
                        && Octets.isDigit(bytes[from + 2]);
            }
            boolean capital = false;
            for (int i = from + 1; i < to; i++) {
                capital |= Octets.kind(bytes[i]) == Octets.UPPER;
            }
            return Octets.isDigit(bytes[from + 1]) && !capital;
        }
    }
}
