package io.apilog.log;

import java.util.logging.LogManager;

/**
 * Keeps the log open until the JVM is gone. The JDK's own manager closes every handler as soon as a shutdown begins, and what the
 * daemon has to say of its last save would be lost. Public because the JDK makes the instance, by name.
 */
public final class LastingLogManager extends LogManager {
    /** For the JDK. */
    public LastingLogManager() {}

    /** Does nothing: this is what the JDK calls when a shutdown begins. */
    @Override
    public void reset() {}
}
