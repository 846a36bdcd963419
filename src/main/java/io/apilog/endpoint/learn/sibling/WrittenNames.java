package io.apilog.endpoint.learn.sibling;

import io.apilog.endpoint.learn.name.OperationNames;
import io.apilog.endpoint.learn.tree.ChildKinds;
import io.apilog.endpoint.learn.tree.SegmentNode;

/** Which of the names in one place are sent to, and which of these look like operations: what is done is called by words. */
public final class WrittenNames {
    /** Where one in so many or fewer names is written to, these are routes of their own. */
    static final int FEW_WRITTEN = 5;

    /** So many operations have to be asked for twice each. */
    private static final int OPERATIONS = 384;

    private final SegmentNode place;
    private int written;

    /** Names with nothing behind them, and those of these that are sent to by POST. */
    private int leaves;

    private int posted;

    /** Names that look like operations, and those of these that came more than once. */
    private int operations;

    private int operationsAgain;

    /** Has counted nothing of a place yet. */
    public WrittenNames(SegmentNode place) {
        this.place = place;
    }

    /** Counts a child of the place. */
    public void add(byte[] name, SegmentNode child) {
        if (child.isName()) {
            boolean leaf = child.children() == 0;
            leaves += leaf ? 1 : 0;
            if (child.written()) {
                boolean operation = leaf ? OperationNames.isOne(name) : OperationNames.isService(name);
                written++;
                posted += leaf ? 1 : 0;
                operations += operation ? 1 : 0;
                operationsAgain += operation && child.asked() > 1 ? 1 : 0;
            }
        }
    }

    /** Whether no more than a few names are sent to, which are routes of their own then. */
    boolean areFew() {
        return FEW_WRITTEN * written <= place.kinds().names();
    }

    /** Whether no more than a few names with nothing behind them are sent to. */
    public boolean areMostlyRead() {
        return FEW_WRITTEN * posted <= place.kinds().names();
    }

    /** Whether most names have nothing behind them. */
    public boolean areLeaves() {
        return place.kinds().areMost(leaves);
    }

    /** Whether most names are sent to by POST and look like operations: then they are words however many, unless each comes but once. */
    public boolean areOperations(AskedNames asked) {
        int names = place.kinds().names();
        boolean most = place.isFront()
                ? 100 * operationsAgain >= ChildKinds.MOST * (names - asked.once())
                : place.kinds().areMost(operations);
        return most && (names < OPERATIONS || asked.requests() >= 2L * names);
    }
}
