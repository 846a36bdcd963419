package io.apilog.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in front of APIs: the services of a gateway and the packages of gRPC, which are words, and tenants, which are not. */
class GatewayTest {
    private static final List<String> SERVICES = List.of(
            "catalog", "ledger", "mailing", "fleet", "claim", "risk", "weather", "voucher", "depot", "geo", "audit",
            "stock", "parking", "loyalty");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private String post(String path) {
        return requests.send(HttpMethod.POST, path, 200).name();
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%s.v1.%sService", "/acme.%s.v2beta1.%sService", "/rpc/%s.v12.%s", "/%s.%sApi"})
    void packages_of_grpc_are_words_whatever_their_version(String pattern) {
        for (String service : SERVICES) {
            String path = String.format(pattern, service, capitalized(service));
            List.of("/Get", "/List", "/Create").forEach(method -> post(path + method + capitalized(service)));
        }

        String path = String.format(pattern, "risk", "Risk");
        assertThat(post(path + "/GetRisk")).isEqualTo(path + "/GetRisk");
    }

    @Test
    void services_of_grpc_with_methods_of_the_same_names_are_words() {
        for (String service : SERVICES) {
            for (String method : List.of("Get", "List", "Create", "Delete")) {
                post("/acme." + service + ".v1." + capitalized(service) + "/" + method);
            }
        }

        assertThat(post("/acme.risk.v1.Risk/List")).isEqualTo("/acme.risk.v1.Risk/List");
    }

    @Test
    void a_digit_elsewhere_than_in_a_version_tells_values() {
        for (int i = 1; i <= 8; i++) {
            get("/boards/acme.b" + i + ".main/rows");
        }

        assertThat(get("/boards/acme.b9.main/rows")).isEqualTo("/boards/{param}/rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/gateway/", "/services/"})
    void services_with_different_resources_are_words_however_much_plumbing_they_have_in_common(String front) {
        for (String service : SERVICES) {
            String path = front + service;
            get(path + "/actuator/health");
            get(path + "/actuator/prometheus");
            get(path + "/v3/api-docs");
            get(path + "/swagger-ui/index.html");
            for (String resource : List.of("s", "-rules")) {
                get(path + "/api/v1/" + service + resource);
                get(path + "/api/v1/" + service + resource + "/7");
                get(path + "/api/v1/" + service + resource + "/search");
                get(path + "/api/v1/" + service + resource + "/export");
                get(path + "/api/v1/" + service + resource + "/report");
            }
        }

        assertThat(get(front + "risk/api/v1/risks")).isEqualTo(front + "risk/api/v1/risks");
        assertThat(get(front + "risk/actuator/health")).isEqualTo(front + "risk/actuator/health");
    }

    @Test
    void tenants_with_the_same_resources_behind_a_version_are_values() {
        for (String tenant : SERVICES) {
            get("/" + tenant + "/login");
            for (String resource : List.of("tickets", "articles", "attachments", "agents")) {
                get("/" + tenant + "/api/v1/" + resource);
                get("/" + tenant + "/api/v1/" + resource + "/7");
            }
        }

        assertThat(get("/another/api/v1/tickets/7")).isEqualTo("/{param}/api/v1/tickets/{id}");
        assertThat(get("/risk/api/v1/agents")).isEqualTo("/{param}/api/v1/agents");
        assertThat(get("/risk/login")).isEqualTo("/{param}/login");
    }

    @Test
    void sets_with_keys_in_parentheses_beside_them_are_words() {
        for (String service : SERVICES) {
            String set = "/sap/SALES_SRV/" + capitalized(service);
            get(set);
            get(set + "(7)");
            get(set + "(Plant='1010',Material='MAT7')/to_Items");
            get(set + "(7)/to_Text");
            get(set + "/$count");
        }

        assertThat(get("/sap/SALES_SRV/Risk")).isEqualTo("/sap/SALES_SRV/Risk");
        assertThat(get("/sap/SALES_SRV/Risk/$count")).isEqualTo("/sap/SALES_SRV/Risk/$count");
        assertThat(get("/sap/SALES_SRV/Risk(8)/to_Items")).isEqualTo("/sap/SALES_SRV/Risk({id})/to_Items");
    }
}
