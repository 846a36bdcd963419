package io.apilog.app.page;

/**
 * How a daemon stands at a moment, besides its counts and files.
 *
 * @param ready whether the first pass over every file is done
 * @param trouble what keeps reading from going on; empty where nothing does
 * @param kept where counts are kept, in words; empty where they are not
 * @param unsaved why they cannot be saved; empty where they can
 * @param reloaded whether the configuration that was read last holds
 */
public record Standing(boolean ready, String trouble, String kept, String unsaved, boolean reloaded) {}
