package io.apilog.source;

/** What is known of a file identity: it is followed, it is an archive that is read, or it is set aside. */
interface LedgerEntry {
    FileIdentity identity();
}
