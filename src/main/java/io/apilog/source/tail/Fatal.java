package io.apilog.source.tail;

/** After what kind of failure the program cannot go on: memory is used up, or the JVM itself is broken. */
final class Fatal {
    private Fatal() {}

    /** Throws it where it is of that kind; a line that is nested too deeply for the stack is not. */
    static void rethrow(Throwable why) {
        if (why instanceof VirtualMachineError error && !(why instanceof StackOverflowError)) {
            throw error;
        }
    }
}
