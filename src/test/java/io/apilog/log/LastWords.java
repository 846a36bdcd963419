package io.apilog.log;

import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** A program that logs after the JDK has closed its log, as happens when a shutdown begins. */
final class LastWords {
    private LastWords() {}

    public static void main(String[] args) {
        DaemonLog.configure(LogLevel.INFO, LogFormat.TEXT);
        LogManager.getLogManager().reset();
        LoggerFactory.getLogger("io.apilog.app.daemon.Daemon").info("saved");
    }
}
