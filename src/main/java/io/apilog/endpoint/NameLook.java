package io.apilog.endpoint;

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
record NameLook(boolean plural, boolean singular, boolean named, boolean ofResources, boolean asWritten, boolean page) {
    /** Stands for many. */
    static final NameLook PLACEHOLDER = new NameLook(false, false, false, false, false, false);

    /** What one thing of a collection is called, where paths name it so. */
    private static final Set<String> SINGULARS = Set.of(
            "airline",
            "airport",
            "album",
            "app",
            "article",
            "artist",
            "author",
            "bank",
            "board",
            "book",
            "branch",
            "brand",
            "bucket",
            "category",
            "channel",
            "city",
            "class",
            "cluster",
            "collection",
            "company",
            "computer",
            "country",
            "course",
            "customer",
            "dataset",
            "department",
            "device",
            "domain",
            "env",
            "environment",
            "episode",
            "film",
            "forum",
            "genre",
            "group",
            "hashtag",
            "host",
            "hotel",
            "instance",
            "item",
            "job",
            "label",
            "lesson",
            "listing",
            "location",
            "machine",
            "member",
            "model",
            "movie",
            "namespace",
            "node",
            "oncall",
            "org",
            "organization",
            "package",
            "person",
            "player",
            "playlist",
            "podcast",
            "post",
            "product",
            "profile",
            "project",
            "queue",
            "realm",
            "recipe",
            "region",
            "repo",
            "restaurant",
            "room",
            "school",
            "seller",
            "sensor",
            "server",
            "site",
            "song",
            "space",
            "station",
            "stream",
            "tag",
            "team",
            "tenant",
            "thread",
            "ticker",
            "topic",
            "user",
            "vendor",
            "venue",
            "workspace",
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

        private final SliceMap<Boolean> singulars = mapOf(SINGULARS);
        private final SliceMap<Boolean> named = mapOf(NAMED);
        private final SliceMap<Boolean> apis = mapOf(NAMES_OF_APIS);
        private final SliceMap<Boolean> pages = mapOf(PAGES);

        private static SliceMap<Boolean> mapOf(Set<String> words) {
            SliceMap<Boolean> map = new SliceMap<>();
            for (String word : words) {
                byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
                map.add(bytes, 0, bytes.length, Boolean.TRUE);
            }
            return map;
        }

        NameLook look(byte[] bytes, int from, int to, boolean word, boolean asWritten) {
            boolean one = word && isSingular(bytes, from, to);
            boolean many = word && (bytes[to - 1] | 0x20) == 's';
            boolean api = apis.get(bytes, from, to) != null || isVersion(bytes, from, to);
            boolean few = word && named.get(bytes, from, to) != null;
            return new NameLook(many || one, one, few, api, asWritten, isPage(bytes, from, to));
        }

        /** A letter alone is as good as a word, but for the one that stands for the client itself. */
        private boolean isSingular(byte[] bytes, int from, int to) {
            boolean letter = to - from == 1 && Octets.kind(bytes[from]) == Octets.LOWER && bytes[from] != 'i';
            return letter || singulars.get(bytes, from, to) != null;
        }

        /** Whether a name at the root is a page of the site's own. */
        boolean isPage(byte[] bytes, int from, int to) {
            return pages.get(bytes, from, to) != null;
        }

        /** {@code v1}, {@code v2beta1}, {@code 1.1}: versions of an API stand side by side. */
        static boolean isVersion(byte[] bytes, int from, int to) {
            int length = to - from;
            boolean v = length >= 2 && length <= LONGEST_VERSION && (bytes[from] | 0x20) == 'v';
            boolean dotted = length == 3 && Octets.isDigit(bytes[from]) && bytes[from + 1] == '.';
            return (v && Octets.isDigit(bytes[from + 1])) || (dotted && Octets.isDigit(bytes[from + 2]));
        }
    }
}
