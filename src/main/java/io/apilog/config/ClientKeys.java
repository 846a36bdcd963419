package io.apilog.config;

import io.apilog.client.ClientSettings;
import io.apilog.client.Network;
import java.util.List;

/** The settings by which clients are told apart. */
final class ClientKeys {
    private static final int MOST_NETWORKS = 1_000;

    static final Key<Integer> TABLE_SIZE = new Key<>(
            "clients.table_size",
            ScalarType.wholeNumber(64, 1 << 20),
            ClientSettings.DEFAULT.tableSize(),
            "16384",
            "How many clients are followed at a time, rounded up to a power of two; a new one takes the place of one"
                    + " that was idle for long");

    static final Key<List<Located<Network>>> TRUSTED_PROXIES = new Key<>(
            "clients.trusted_proxies",
            ListType.of(ScalarType.network(), MOST_NETWORKS),
            List.of(),
            "[]",
            "Networks whose addresses stand between clients and this log: the client is then the last of"
                    + " `clients.forwarded_field` that is none of them");

    static final Key<String> FORWARDED_FIELD = new Key<>(
            "clients.forwarded_field",
            ScalarType.text("the name of a field"),
            ClientSettings.DEFAULT.forwardedField(),
            ClientSettings.DEFAULT.forwardedField(),
            "Where proxies write whom they ask for, the list of `X-Forwarded-For`, as the log names it");

    static final Key<String> KEY_FILE = new Key<>(
            "clients.key_file",
            ScalarType.text("a file"),
            "",
            "",
            "A secret of 16 bytes at least that all instances share and others may not read, so that a client counts once"
                    + " among them; relative to this file. Without it each state directory has its own");

    static final List<Key<?>> ALL = List.of(TABLE_SIZE, TRUSTED_PROXIES, FORWARDED_FIELD, KEY_FILE);

    private ClientKeys() {}
}
