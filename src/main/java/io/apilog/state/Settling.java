package io.apilog.state;

/**
 * What is to be known of a copy besides that it was saved. On the thread that saves; does not throw.
 *
 * @param <T> the copy that is saved
 */
public interface Settling<T> {
    /** A copy was saved, and is about to be forced to the disk: whatever it speaks of is to be there too. */
    void force(T copy);

    /** A copy is saved for good. */
    void settled(T copy);

    /** For what speaks of nothing but itself. */
    static <T> Settling<T> none() {
        return new Settling<>() {
            @Override
            public void force(T copy) {}

            @Override
            public void settled(T copy) {}
        };
    }
}
