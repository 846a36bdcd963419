package io.apilog.part;

/** How it is said that a section of what was saved cannot be used. */
public final class SectionLoss {
    private SectionLoss() {}

    /**
     * A sentence for people.
     *
     * @param why {@code is damaged}, {@code is not there}
     * @param without what that means
     */
    public static String inWords(String section, String why, String without) {
        return "the part '" + section + "' of what was saved " + why + ": " + without;
    }

    /** Why a layout that is not known here cannot be read. */
    public static String newer(int version, int known) {
        return "was written by a newer version (layout " + version + ", known here: " + known + ")";
    }
}
