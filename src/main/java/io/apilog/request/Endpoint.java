package io.apilog.request;

/** What requests are counted under. One object for each name, so that identity is equality; immutable, for any thread. */
public final class Endpoint {
    /** For lines in which no request could be read. */
    public static final Endpoint MALFORMED = new Endpoint(0, "malformed", Rule.MALFORMED);

    /** For requests whose template nothing has answered yet. */
    public static final Endpoint UNMATCHED = new Endpoint(1, "unmatched", Rule.UNMATCHED);

    /** For templates over the budget. */
    public static final Endpoint OTHER = new Endpoint(2, "other", Rule.OVERFLOW);

    /** The most bytes of a name. */
    public static final int LONGEST_NAME = 200;

    private final int index;
    private final String name;
    private final Rule rule;

    public Endpoint(int index, String name, Rule rule) {
        this.index = index;
        this.name = name;
        this.rule = rule;
    }

    /** Place in its {@code EndpointNamer}'s list, dense from 0: an index for arrays. */
    public int index() {
        return index;
    }

    /**
     * The value of the label {@code endpoint}: begins with {@code /}, has no query and no control character and at most
     * {@value #LONGEST_NAME} bytes of UTF-8; or one of {@code malformed}, {@code unmatched}, {@code other}.
     */
    public String name() {
        return name;
    }

    /** What gave the endpoint its name when it was first met. */
    public Rule rule() {
        return rule;
    }

    /** Whether this is one of the three that stand for no template. */
    public boolean isSpecial() {
        return index <= OTHER.index;
    }

    @Override
    public String toString() {
        return name;
    }
}
