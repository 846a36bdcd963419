package io.apilog.config;

import io.apilog.client.ClientSettings;

/**
 * How clients are told apart.
 *
 * @param keyFile the path of the key, with the place that names it; empty for none
 */
public record ClientConfig(ClientSettings settings, Located<String> keyFile) {
    static ClientConfig of(Values values) {
        Located<String> file = values.located(ClientKeys.KEY_FILE);
        return new ClientConfig(
                new ClientSettings(
                        values.get(ClientKeys.TABLE_SIZE),
                        ConfigLoader.plain(values.get(ClientKeys.TRUSTED_PROXIES)),
                        values.get(ClientKeys.FORWARDED_FIELD)),
                new Located<>(ConfigLoader.relativeToFile(file), file.place()));
    }
}
