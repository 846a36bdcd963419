package io.apilog.source;

/** What is known of a file identity. */
sealed interface LedgerEntry permits FollowedFile, SetAside, Archive {
    FileIdentity identity();
}
