package io.apilog.client;

import io.apilog.settings.Located;

/**
 * How clients are told apart.
 *
 * @param keyFile the path of the key, with the place that names it; empty for none
 */
public record ClientConfig(ClientSettings settings, Located<String> keyFile) {}
