package io.apilog.source.checkpoint;

import io.apilog.source.disk.FileIdentity;

/** What is known of a file identity: it is followed, it is an archive that is read, or it is set aside. */
public interface LedgerEntry {
    FileIdentity identity();
}
