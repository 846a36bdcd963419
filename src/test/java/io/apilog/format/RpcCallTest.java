package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpcCallTest {
    private final AccessRecord record = new AccessRecord();

    @ParameterizedTest
    @CsvSource({
        "'{\"grpc.service\":\"shop.v1.Cart\",\"grpc.method\":\"Get\",\"grpc.code\":\"NotFound\"}', /shop.v1.Cart/Get, 404",
        "'{\"rpc\":{\"service\":\"shop.v1.Cart\",\"method\":\"Get\",\"grpc\":{\"status_code\":14}}}', /shop.v1.Cart/Get, 503",
        "'{\"method\":\"/shop.v1.Cart/Get\",\"code\":\"OK\"}', /shop.v1.Cart/Get, 200",
        "'{\"full_method\":\"shop.v1.Cart/Get\",\"code\":0}', /shop.v1.Cart/Get, 200",
        "'{\"method\":\"shop.v1.Cart/Get\",\"status\":\"DEADLINE_EXCEEDED\"}', /shop.v1.Cart/Get, 504",
        "'level=info grpc.code=OK grpc.method=Get grpc.service=Cart grpc.time_ms=1.5', /Cart/Get, 200"
    })
    void a_call_is_a_post_of_service_and_method(String line, String target, int status) {
        assertThat(parse(line)).isSameAs(record);
        record.statusOfGrpc();
        assertThat(record.method).hasToString("POST");
        assertThat(record.target).hasToString(target);
        assertThat(record.status).isEqualTo(status);
    }

    @Test
    void a_call_that_has_begun_is_no_answer() {
        String begun = "{\"msg\":\"started call\",\"grpc.service\":\"shop.v1.Cart\",\"grpc.method\":\"Get\"}";
        assertThat(parse(begun)).isEqualTo(Ignored.MESSAGE);
    }

    @Test
    void a_code_beside_an_http_request_is_no_status_of_it() {
        parse("{\"method\":\"GET\",\"path\":\"/x\",\"status\":500,\"grpc.method\":\"Get\",\"grpc.service\":\"Cart\"}");
        assertThat(record.target).hasToString("/x");
        assertThat(record.status).isEqualTo(500);
    }

    private ParseResult parse(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 0);
        FormatSettings settings = new FormatSettings(FormatSpec.AUTO, Map.of(), null);
        return new FileParser(settings, new Sample(List.of(bytes)), found -> {}).parse(line, record);
    }
}
