package io.apilog.source;

/**
 * A file that is known and not read: a rotated sibling that was there at the start, or a copy of a file that is followed.
 *
 * @param countedBefore what to leave out should one of the followed paths come to name this file: bytes that were there at the start
 */
record SetAside(FileIdentity identity, long countedBefore) implements LedgerEntry {}
