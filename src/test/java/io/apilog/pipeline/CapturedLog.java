package io.apilog.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class of the program says in the daemon's log while this is open. */
public final class CapturedLog extends Handler implements AutoCloseable {
    private final List<String> messages = new ArrayList<>();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Logger logger;

    /** Listens to what this class says. */
    public CapturedLog(Class<?> speaker) {
        logger = Logger.getLogger(speaker.getName());
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** Until now. */
    public List<String> messages() {
        return messages;
    }

    @Override
    public void publish(LogRecord event) {
        messages.add(formatter.formatMessage(event));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
