package io.apilog.endpoint.learn.name;

/** Tells what names tell by themselves; one instance for a thread. */
final class NameLooks {
    private final SingularNames singulars = new SingularNames();
    private final NamedThings named = new NamedThings();
    private final FrontNames fronts = new FrontNames();
    private final PageNames pages = new PageNames();

    /**
     * The look of a name.
     *
     * @param word whether it is spelt as a word
     * @param asWritten whether a segment spelt as the name has this name
     */
    NameLook look(byte[] bytes, int from, int to, boolean word, boolean asWritten) {
        boolean one = word && singulars.has(bytes, from, to);
        boolean many = word
                && ((bytes[to - 1] | 0x20) == 's'
                        ? !CollectionNames.isAbbreviation(bytes, from, to)
                        : CollectionNames.isIrregular(bytes, from, to));
        boolean few = word && named.has(bytes, from, to);
        return new NameLook(many || one, one, few, isFront(bytes, from, to), asWritten, isPage(bytes, from, to));
    }

    /** Whether a name is that of an API or of a version of one. */
    boolean isFront(byte[] bytes, int from, int to) {
        return fronts.has(bytes, from, to);
    }

    /** Whether a name at the root is a page of the site's own. */
    boolean isPage(byte[] bytes, int from, int to) {
        return pages.has(bytes, from, to);
    }
}
