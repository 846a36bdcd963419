package io.apilog.settings;

/** What becomes of a changed setting when the configuration is read again. */
public enum ReloadRule {
    /** It holds at once, and nothing else is touched. */
    AT_ONCE("at once"),
    /** What reads and counts is made anew, and goes on where it stood. */
    ANEW("anew"),
    /** It waits until the daemon is started again. */
    NEXT_START("at the next start");

    private final String words;

    ReloadRule(String words) {
        this.words = words;
    }

    /** When it holds, for people. */
    public String inWords() {
        return words;
    }
}
