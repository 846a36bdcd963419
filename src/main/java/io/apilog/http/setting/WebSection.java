package io.apilog.http.setting;

import io.apilog.http.setting.WebSettings.ListenAddress;
import io.apilog.settings.Binding;
import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Place;
import io.apilog.settings.ReloadRule;
import io.apilog.settings.Schema;
import io.apilog.settings.Values;
import io.apilog.settings.type.BindingsType;
import io.apilog.settings.type.ListType;
import io.apilog.settings.type.ScalarSchemas;
import io.apilog.settings.type.ScalarType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of the web server. */
public final class WebSection {
    private static final String PORT =
            "([0-9]{1,4}|[0-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(?<host>[A-Za-z0-9._-]{0,253})|\\[(?<ip6>[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?)])"
                    + ":(?<port>[0-9]{1,5})");
    private static final Pattern HOST_NAME = Pattern.compile("^[A-Za-z0-9]([A-Za-z0-9._-]{0,252})$");
    private static final int HIGHEST_PORT = 65_535;

    public static final Key<List<Located<ListenAddress>>> LISTEN_ADDRESS = new Key<>(
            "web.listen_address",
            ListType.oneOrMore(listenAddress(), 100),
            WebSettings.DEFAULT.listenAddresses().stream()
                    .map(address -> new Located<>(address, Place.of("default")))
                    .toList(),
            ":10180",
            "Where metrics are served; port 0 is any free port",
            ReloadRule.NEXT_START);

    public static final Key<Boolean> LIFECYCLE = new Key<>(
            "web.enable_lifecycle",
            ScalarType.yesOrNo(),
            WebSettings.DEFAULT.lifecycle(),
            "false",
            "Whether `POST /-/reload` reads the configuration again; SIGHUP always does",
            ReloadRule.NEXT_START);

    public static final Key<String> WEB_CONFIG_FILE = new Key<>(
            "web.config.file",
            ScalarType.text("a file"),
            "",
            "",
            "Who may reach the web server: TLS, client certificates, users and headers, in the file format of"
                    + " Prometheus' exporter toolkit; relative to this file",
            ReloadRule.NEXT_START);

    public static final Key<List<Located<String>>> WEB_HOSTS = new Key<>(
            "web.hosts",
            ListType.of(hostName(), 100),
            List.of(),
            "[]",
            "Names under which pages for people are shown without a login, besides addresses, names without dots and"
                    + " private ones",
            ReloadRule.NEXT_START);

    public static final Key<List<Binding>> WEB_LINKS = new Key<>(
            "web.links",
            new BindingsType(
                    "a map of names to addresses",
                    LinkRules.names(),
                    LinkRules::faultOfName,
                    LinkRules.addresses(),
                    LinkRules::faultOfAddress,
                    LinkRules.MOST),
            List.of(),
            "{}",
            "Ways on that the page at `/` shows, by name: the dashboards in Grafana, the alerts, a log search",
            ReloadRule.NEXT_START);

    /** What it declares. */
    public static final ConfigSection<WebSettings> SECTION = new ConfigSection<>(
            List.of(LISTEN_ADDRESS, LIFECYCLE, WEB_CONFIG_FILE, WEB_HOSTS, WEB_LINKS), WebSection::web);

    private WebSection() {}

    private static WebSettings web(Values values) {
        return new WebSettings(
                Located.plain(values.get(LISTEN_ADDRESS)),
                values.get(LIFECYCLE),
                Located.plain(values.get(WEB_HOSTS)),
                values.get(WEB_LINKS).stream()
                        .map(link -> new WebSettings.Link(
                                link.name().value(), link.value().value()))
                        .toList(),
                values.file(WEB_CONFIG_FILE));
    }

    /** A name as DNS has it. */
    private static ScalarType<String> hostName() {
        return new ScalarType<>(
                "a host name such as logs.example.com",
                ScalarSchemas.texts(HOST_NAME.pattern()),
                text -> HOST_NAME.matcher(text).matches() ? text : null);
    }

    /** {@code localhost:10180}, {@code [::1]:10180}; without a host all addresses. */
    private static ScalarType<ListenAddress> listenAddress() {
        String expectation = "an address such as :10180, localhost:10180 or [::1]:10180";
        return new ScalarType<>(expectation, listenSchema(), text -> {
            Matcher parts = ADDRESS.matcher(text);
            if (!parts.matches() || Integer.parseInt(parts.group("port")) > HIGHEST_PORT) {
                return null;
            }
            String host = parts.group("ip6") == null ? parts.group("host") : parts.group("ip6");
            return new ListenAddress(host, Integer.parseInt(parts.group("port")));
        });
    }

    private static Schema listenSchema() {
        return Schema.type("string")
                .with("pattern", "^([A-Za-z0-9._-]{0,253}|\\[[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?\\]):" + PORT + "$");
    }
}
