package io.apilog.source.file;

/** What was observed of a file. */
public enum FileEvent {
    /** A followed path names it. */
    NAMED("a followed path names it"),
    /** No followed path names it any more, or it was found beside one. */
    UNNAMED("no followed path names it (any more)"),
    /** The file is open, for the first time since it was saved. */
    OPENED("opened again after a start"),
    /** The file became shorter, or begins otherwise, or does not have before the position what was read there. */
    CHANGED("it is shorter, or other bytes stand in it"),
    /** A second look saw it as it was read. */
    STANDS("what was counted stands in it"),
    /** Where reading goes on in it is known: its beginning, a copy's position, or behind a hole. */
    PLACED("where reading goes on is known"),
    /** The file was read to its end and did not grow for the linger, or it is gone and what is left is looked for elsewhere. */
    ENDED("read to its end and quiet for 10 s, or gone");

    private final String text;

    FileEvent(String text) {
        this.text = text;
    }

    /** For people, as the documentation has it. */
    public String text() {
        return text;
    }
}
