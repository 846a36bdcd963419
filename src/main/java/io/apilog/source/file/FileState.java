package io.apilog.source.file;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The state of one file identity, whatever it is called. Input and output are done by who observes; {@link #next} is pure, and total: an
 * event that is not expected in a state ({@link #expected}) changes what it says and no more.
 */
public sealed interface FileState {
    /** How far it is known what stands in it. */
    Trust trust();

    /** The same file with another trust. */
    FileState with(Trust trust);

    /** Whether the other one is the same state with the same trust; asked often, so that what Java makes of a record is not used. */
    default boolean isSame(FileState other) {
        return getClass() == other.getClass() && trust() == other.trust();
    }

    /** The file was looked at; whether it is a log, a copy or neither is yet to be said. */
    record Found(Trust trust) implements FileState {
        @Override
        public FileState with(Trust other) {
            return new Found(other);
        }
    }

    /** A followed path names it. */
    record Live(Trust trust) implements FileState {
        @Override
        public FileState with(Trust other) {
            return new Live(other);
        }
    }

    /** The file was rotated away, and is read to its end. */
    record Draining(Trust trust) implements FileState {
        @Override
        public FileState with(Trust other) {
            return new Draining(other);
        }
    }

    /** The file is closed, and known so that it is not read again. */
    record Finished(Trust trust) implements FileState {
        @Override
        public FileState with(Trust other) {
            return new Finished(other);
        }
    }

    /** The state after an event. */
    default FileState next(FileEvent event) {
        return switch (event) {
            case NAMED -> new Live(trust());
            case UNNAMED -> new Draining(trust());
            case ENDED -> new Finished(trust());
            case OPENED, CHANGED -> with(Trust.DOUBTED);
            case STANDS -> trust() == Trust.DOUBTED ? with(Trust.SETTLED) : this;
            case PLACED -> with(Trust.SETTLED);
        };
    }

    /** The events that occur in this state. */
    default Set<FileEvent> expected() {
        if (this instanceof Found) {
            return trust() == Trust.SETTLED
                    ? EnumSet.of(FileEvent.NAMED, FileEvent.UNNAMED, FileEvent.PLACED)
                    : EnumSet.noneOf(FileEvent.class);
        }
        EnumSet<FileEvent> events = EnumSet.of(FileEvent.NAMED, FileEvent.UNNAMED);
        if ((this instanceof Draining || this instanceof Live) && trust() == Trust.SETTLED) {
            // A copy that was known before a start, and that a search hands on before it is opened.
            events.add(FileEvent.OPENED);
        }
        if (trust() == Trust.UNSEEN) {
            events.add(FileEvent.OPENED);
        } else if (!(this instanceof Finished)) {
            events.addAll(EnumSet.of(FileEvent.CHANGED, FileEvent.STANDS, FileEvent.PLACED));
        }
        if (this instanceof Draining) {
            events.add(FileEvent.ENDED);
        }
        return events;
    }

    /** For people, as the documentation has it. */
    default String text() {
        return getClass().getSimpleName() + ", " + trust().name().toLowerCase(Locale.ROOT);
    }
}
