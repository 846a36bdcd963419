package io.apilog.endpoint.learn.tree;

/** What came anew behind a place, at whatever distance: it says when to look again at what is there. */
public final class Growth {
    /** So much behind a place is much, and a look is due when one in so many is new. */
    private static final int MUCH = 1024;

    private static final int PART_OF_MUCH = 64;

    /** What was added since this was reset. */
    private int recent;

    /** What was added since the place has learned, and how much of it there was at the last look. */
    private int behind;

    private int looked;
    private int files;

    Growth() {}

    /** Notes that something was added. */
    public void add() {
        recent++;
        behind++;
    }

    /** How much was added since this was reset. */
    public int recent() {
        return recent;
    }

    public void resetRecent() {
        recent = 0;
    }

    /** Has the next look be at all that comes from now on, as the place has learned. */
    void beginAnew() {
        behind = 0;
        looked = 0;
    }

    /** Whether to look again at all that is behind: of much only when a part of it is new, since the look takes as long as there is much. */
    public boolean isToBeLookedAt() {
        if (behind >= MUCH && behind - looked < behind / PART_OF_MUCH) {
            return false;
        }
        looked = behind;
        return true;
    }

    /** Notes a new path of a file that came by; says how many there were. */
    public int addFile() {
        return ++files;
    }

    /** How many new paths of files came by. */
    public int files() {
        return files;
    }
}
