package io.apilog.client;

import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Values;
import io.apilog.settings.type.ListType;
import io.apilog.settings.type.ScalarSchemas;
import io.apilog.settings.type.ScalarType;
import java.util.List;

/** The settings by which clients are told apart. */
public final class ClientSection {
    private static final int MOST_NETWORKS = 1_000;

    public static final Key<Integer> TABLE_SIZE = new Key<>(
            "clients.table_size",
            ScalarType.wholeNumber(64, 1 << 20),
            ClientSettings.DEFAULT.tableSize(),
            "16384",
            "How many clients are followed at a time, rounded up to a power of two; a new one takes the place of one"
                    + " that was idle for long");

    public static final Key<List<Located<Network>>> TRUSTED_PROXIES = new Key<>(
            "clients.trusted_proxies",
            ListType.of(network(), MOST_NETWORKS),
            List.of(),
            "[]",
            "Networks whose addresses stand between clients and this log: the client is then the last of"
                    + " `clients.forwarded_field` that is none of them");

    public static final Key<String> FORWARDED_FIELD = new Key<>(
            "clients.forwarded_field",
            ScalarType.text("the name of a field"),
            ClientSettings.DEFAULT.forwardedField(),
            ClientSettings.DEFAULT.forwardedField(),
            "Where proxies write whom they ask for, the list of `X-Forwarded-For`, as the log names it");

    public static final Key<String> KEY_FILE = new Key<>(
            "clients.key_file",
            ScalarType.text("a file"),
            "",
            "",
            "A secret of 16 bytes at least that all instances share and others may not read, so that a client counts once"
                    + " among them; relative to this file. Without it each state directory has its own");

    /** What it declares. */
    public static final ConfigSection<ClientConfig> SECTION = new ConfigSection<>(
            List.of(TABLE_SIZE, TRUSTED_PROXIES, FORWARDED_FIELD, KEY_FILE), ClientSection::settings);

    private ClientSection() {}

    private static ClientConfig settings(Values values) {
        return new ClientConfig(
                new ClientSettings(
                        values.get(TABLE_SIZE),
                        Located.plain(values.get(TRUSTED_PROXIES)),
                        values.get(FORWARDED_FIELD)),
                new Located<>(values.file(KEY_FILE), values.located(KEY_FILE).place()));
    }

    /** A network, or one address. */
    private static ScalarType<Network> network() {
        return new ScalarType<>(
                "a network such as 192.0.2.0/24 or 2001:db8::/32, or an address",
                ScalarSchemas.texts("^[0-9A-Fa-f.:]{2,45}(/[0-9]{1,3})?$"),
                text -> Network.of(text).orElse(null));
    }
}
