package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * THE list of what is taken out of a path because it tells one thing from another of its kind. The first that fits a segment names
 * it; a segment that none fits stays as it is: words, {@code v1}, {@code v2.1}, {@code api2}, {@code 1password}, {@code deadbeef}.
 * A path's year, month and day in segments of their own ({@code /2026/11/21}, {@code /2026/11}) are one {@code {date}} besides.
 */
public enum Shape {
    PLACEHOLDER("placeholder", "a name in braces: a template taken for a path", "{{basket.id}}", "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return Placeholders.collapse(s, name);
        }
    },
    DATE("date", "a date or a month, with or without a time; a day of the week", "2026-11-21T09:30:00Z", "{date}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return (Dates.isDate(s) || s.depth() == 0 && DateWords.isDay(s)) && put(name, "{date}");
        }
    },
    NUMBER("number", "digits, signed or with a fraction; a telephone's", "-52.3702", "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return (Ids.isNumber(s) || PhoneNumber.isOne(s)) && put(name, "{id}");
        }
    },
    IP("ip", "an IPv4 or IPv6 address", "2001:db8::1", "{ip}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return (AddressSegment.isIp(s) || HostOfAddress.isOne(s)) && put(name, "{ip}");
        }
    },
    UUID("uuid", "a UUID with its dashes", "7c1d40b2-9e5a-4f63-88d2-0a6b91c4e57f", "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return Ids.isUuid(s) && put(name, "{id}");
        }
    },
    MAC("mac", "the address of a network card", "02:00:5e:10:00:ff", "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return AddressSegment.isMac(s) && put(name, "{id}");
        }
    },
    HEX("hex", "8 or more hexadecimal digits, one of them 0 to 9: digests, ObjectIds, UUIDs", "3f9a1c7e", "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return Ids.isHex(s) && put(name, "{id}");
        }
    },
    ULID("ulid", "26 characters of Crockford's base 32", "01JD8Z5Q4XKCWVNT3B7RMHPA2F", "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return Ids.isUlid(s) && put(name, "{id}");
        }
    },
    RELEASE("release", "the number of a release, of three parts or more", "v1.12.0-rc.1", "{version}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return Ids.isRelease(s) && put(name, "{version}");
        }
    },
    SIZE("size", "a width and a height in pixels, or the lines of a film", "640x480", "{size}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return Sizes.isSize(s) && put(name, "{size}");
        }
    },
    LOCALE("locale", "a language with a country or a script", "pt-BR", "{locale}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return Locales.isLocale(s) && put(name, "{locale}");
        }
    },
    METHOD(
            "method",
            "a value with what is to be done behind a colon, as Google's APIs have it",
            "ann@example.com:disable",
            "{email}:disable") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            int colon = ValueMethod.colon(s);
            int mark = name.length();
            if (colon < 0 || !write(s.part(0, colon), name)) {
                name.rewind(mark);
                return false;
            }
            s.writeTo(name, colon, s.length());
            return true;
        }
    },
    EMAIL("email", "an e-mail address", "ann@example.com", "{email}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return (AddressSegment.isEmail(s) || DisguisedEmail.isOne(s)) && put(name, "{email}");
        }
    },
    FEDERATED(
            "federated",
            "a sign, a name, a colon and a host, as Matrix names rooms and users",
            "@ann:example.com",
            "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return AddressSegment.isFederated(s) && put(name, "{id}");
        }
    },
    LIST("list", "values with commas between, one of them with a digit", "c12,s3,new", "{list}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return isList(s) && put(name, "{list}");
        }
    },
    JWT("jwt", "a signed token of three parts", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.c2lnbmVk", "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return Ids.isJwt(s) && put(name, "{id}");
        }
    },
    ISSUED("issued", "a token or a key that its issuer begins in a known way", "AKIAIOSFODNN7EXAMPLE", "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return s.isIssued() && put(name, "{id}");
        }
    },
    OPAQUE(
            "opaque",
            "base 64 with dashes among it, or with dots in front of numbers, also behind a sign, as Matrix names events",
            "$Kx81-TzQp_9dWb3Rm7-LcYv02Hns",
            "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            boolean one = Compound.isOpaque(s) || DrawnToken.isOneWithDashes(s) || DottedToken.isOne(s);
            return one && put(name, "{id}");
        }
    },
    KEYED("keyed", "a name with a key in parentheses", "Orders(4711)", "Orders({id})") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return KeyedSegment.collapse(s, name);
        }
    },
    VALUED(
            "valued",
            "a name, an equals sign and a value with a shape, with a digit or behind a word such as key; an id behind its name and a colon",
            "page=2",
            "page={id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return KeyedSegment.collapseValue(s, name);
        }
    },
    FILE("file", "a file's name of which the part before the ending fits a shape", "4711.json", "{id}.json") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return FileNames.collapse(s, name);
        }
    },
    HASHED("hashed", "a digest after a dot, as builds write it", "app.3f9a1c", "app.{hash}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return FileNames.collapseHash(s, name);
        }
    },
    DOTTED(
            "dotted",
            "an address, a long number, a key or the like behind a word and a dot",
            "imei.490154203237518",
            "imei.{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            int begin = DottedValue.begin(s);
            String placeholder = begin < 0 ? null : DottedValue.placeholder(s.part(begin, s.length()));
            if (placeholder == null) {
                return false;
            }
            write(s.part(0, begin - 1), name);
            name.append('.');
            return put(name, placeholder);
        }
    },
    TEXT(
            "text",
            "free text: characters beyond ASCII, spaces, quotes, anything that must be percent-encoded",
            "caf\u00e9",
            "{slug}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return isText(s) && put(name, "{slug}");
        }
    },
    COMPOUND("compound", "one or two words with an id, joined by - _ or :", "order-98765", "order-{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return Compound.collapse(s, name);
        }
    },
    CODE(
            "code",
            "capitals and digits, as plates, vouchers and licence keys have; digits with dashes",
            "K7Q2-9XPM",
            "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return WrittenCode.isCode(s) && put(name, "{id}");
        }
    },
    TOKEN("token", "a random word of 8 or more in base 36, 62 or 64", "x7Kd9QmZ2p", "{id}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return Ids.isToken(s) && put(name, "{id}");
        }
    },
    LONG(
            "long",
            "anything else of more than 64 bytes",
            "a-title-of-so-many-words-that-it-can-only-be-made-from-a-headline",
            "{slug}") {
        @Override
        boolean collapse(Segment s, NameBuffer name) {
            return s.length() > LONGEST_WORD && put(name, "{slug}");
        }
    };

    private static final int LONGEST_WORD = 64;

    /** The least length of letters with digits that some shape fits. */
    private static final int SHORTEST_MIXED = 6;

    private static final int NOT_OF_WORDS = (1 << Octets.DIGIT)
            | (1 << Octets.FREE)
            | (1 << Octets.EQUALS)
            | (1 << Octets.COLON)
            | (1 << Octets.BRACE)
            | (1 << Octets.PARENTHESIS)
            | (1 << Octets.AT);
    private static final Shape[] ALL = values();

    /** For each kind of byte, as a bit, the shapes that need one of it or of others, as bits by their order. */
    private static final int[] BY_KIND = IntStream.range(0, Octets.KINDS)
            .map(kind -> set(shape -> (needs(shape) & 1 << kind) != 0))
            .toArray();

    /** For each length up to the longest that is asked for, the shapes that are no longer. */
    private static final int[] BY_LENGTH = IntStream.rangeClosed(0, LONGEST_WORD + 1)
            .map(length -> set(shape -> shortest(shape) <= length))
            .toArray();

    private final String label;
    private final String meaning;
    private final String example;
    private final String exampleName;

    Shape(String label, String meaning, String example, String exampleName) {
        this.label = label;
        this.meaning = meaning;
        this.example = example;
        this.exampleName = exampleName;
    }

    /** A word for it. */
    public String label() {
        return label;
    }

    /** What it means, as part of a sentence. */
    public String meaning() {
        return meaning;
    }

    /** A segment that this shape names and none before it. */
    public String example() {
        return example;
    }

    /** What {@link #example} is named. */
    public String exampleName() {
        return exampleName;
    }

    /** Writes the segment's name if this shape fits it; writes nothing otherwise. */
    abstract boolean collapse(Segment s, NameBuffer name);

    /** Writes the segment's name; false if no shape fits and it was written as it is. */
    public static boolean write(Segment s, NameBuffer name) {
        if (!isWord(s) || Locales.mayBe(s) || DateWords.mayBeDay(s) || Sizes.mayBe(s)) {
            int i = 0;
            for (int rest = candidates(s); rest != 0; rest >>>= 1, i++) {
                if ((rest & 1) != 0 && ALL[i].collapse(s, name)) {
                    return true;
                }
            }
        }
        writeWord(s, 0, s.length(), name);
        return false;
    }

    /** Whether a segment that is written so in a path has itself for its name. Allocates. */
    public static boolean leaves(Segment s) {
        return s.at(0) != '.' && !s.has(Octets.BRACE) && !write(s, new NameBuffer());
    }

    /** The shape that names a segment, null if none does. */
    public static @Nullable Shape of(Segment s) {
        NameBuffer name = new NameBuffer();
        for (Shape shape : ALL) {
            if (shape.collapse(s, name)) {
                return shape;
            }
        }
        return null;
    }

    /** Writes part of a segment as it is; only braces are percent-encoded, so that no path can pass for a template. */
    static void writeWord(Segment s, int start, int end, NameBuffer name) {
        if (!s.has(Octets.BRACE)) {
            s.writeTo(name, start, end);
            return;
        }
        for (int i = start; i < end; i++) {
            if (s.kind(i) == Octets.BRACE) {
                name.appendEscaped(s.at(i));
            } else {
                name.append(s.at(i));
            }
        }
    }

    /** The shapes that may fit a segment, as bits by their order: tells at once of most that they do not. */
    private static int candidates(Segment s) {
        int found = 0;
        int kind = 0;
        for (int kinds = s.kinds(); kinds != 0; kinds >>>= 1, kind++) {
            found |= (kinds & 1) != 0 ? BY_KIND[kind] : 0;
        }
        return found & BY_LENGTH[Math.min(s.length(), LONGEST_WORD + 1)];
    }

    private static int set(Predicate<Shape> condition) {
        return Arrays.stream(ALL)
                .filter(condition)
                .mapToInt(shape -> 1 << shape.ordinal())
                .sum();
    }

    /** The kinds of bytes of which a shape needs one. */
    private static int needs(Shape shape) {
        return switch (shape) {
            case PLACEHOLDER -> 1 << Octets.BRACE;
            case DATE -> Octets.LETTERS_AND_DIGITS;
            case NUMBER, HEX, ULID, SIZE -> 1 << Octets.DIGIT;
            case TOKEN, ISSUED -> Octets.LETTERS_AND_DIGITS;
            case CODE -> 1 << Octets.DIGIT;
            case IP -> (1 << Octets.DOT) | (1 << Octets.COLON) | (1 << Octets.DASH);
            case UUID -> 1 << Octets.DASH;
            case MAC -> (1 << Octets.COLON) | (1 << Octets.DASH);
            case OPAQUE -> 1 << Octets.UPPER;
            case RELEASE, JWT, FILE, HASHED, DOTTED -> 1 << Octets.DOT;
            case LOCALE -> Octets.SEPARATORS;
            case EMAIL -> (1 << Octets.AT) | (1 << Octets.PARENTHESIS) | (1 << Octets.UNDERSCORE);
            case FEDERATED, METHOD -> 1 << Octets.COLON;
            case LIST -> 1 << Octets.COMMA;
            case KEYED -> 1 << Octets.PARENTHESIS;
            case VALUED -> (1 << Octets.EQUALS) | (1 << Octets.COLON);
            case TEXT -> (1 << Octets.FREE) | (1 << Octets.PARENTHESIS) | (1 << Octets.MARK);
            case COMPOUND -> Octets.SEPARATORS | (1 << Octets.DIGIT) | (1 << Octets.BRACE);
            case LONG -> -1;
        };
    }

    /** The least length of what a shape fits, in bytes. */
    private static int shortest(Shape shape) {
        return switch (shape) {
            case NUMBER, TEXT -> 1;
            case IP -> 2;
            case FEDERATED -> 6;
            case PLACEHOLDER, EMAIL, LIST, KEYED, VALUED, FILE, HASHED, COMPOUND -> 3;
            case RELEASE, LOCALE, METHOD -> 5;
            case HEX, CODE -> 6;
            case DATE, DOTTED -> 5;
            case SIZE -> 4;
            case TOKEN -> 8;
            case MAC -> 17;
            case JWT, ISSUED -> 20;
            case OPAQUE -> DrawnToken.SHORTEST_WITH_DASHES;
            case ULID -> 26;
            case UUID -> 36;
            case LONG -> 65;
        };
    }

    /** Whether no shape can fit, which one look tells: no digit and nothing strange, or {@code v2} and the like. */
    private static boolean isWord(Segment s) {
        boolean isShort = s.length() < SHORTEST_MIXED && s.hasOnly(Octets.LETTERS_AND_DIGITS) && !s.isDigits();
        return isShort
                || (!s.hasAny(NOT_OF_WORDS)
                        && s.length() <= LONGEST_WORD
                        && !mayBeLetters(s)
                        && !LetterPairs.mayBeRandom(s)
                        && !FileNames.isRepository(s)
                        && !DisguisedEmail.mayBe(s)
                        && !FileNames.mayBePageInLanguage(s)
                        && !isSigned(s));
    }

    /** Whether something is in it that words do not have, or at the end what fills up base 64. */
    private static boolean isSigned(Segment s) {
        return s.has(Octets.MARK) || s.length() > 0 && s.at(s.length() - 1) == '=';
    }

    /** Whether letters alone can be a token: of both cases, and long enough. */
    private static boolean mayBeLetters(Segment s) {
        return s.length() >= DrawnToken.SHORTEST && s.has(Octets.UPPER) && s.has(Octets.LOWER);
    }

    private static boolean put(NameBuffer name, String placeholder) {
        name.append(placeholder);
        return true;
    }

    private static boolean isList(Segment s) {
        return s.has(Octets.COMMA) && s.has(Octets.DIGIT) && !s.has(Octets.FREE) && s.length() > 2;
    }

    private static boolean isText(Segment s) {
        return s.has(Octets.FREE) || s.at(0) == '(' || WrittenCode.isJoinedByPlus(s) || isWrittenByHand(s);
    }

    /** An at sign among letters and an exclamation mark at the end, as people like them in passwords, and no API in its words. */
    private static boolean isWrittenByHand(Segment s) {
        return s.has(Octets.AT) && s.at(s.length() - 1) == '!' && s.at(0) != '@';
    }
}
