package io.apilog.format.requestlog;

import io.apilog.format.field.DurationNames;
import io.apilog.format.field.JsonName;
import io.apilog.format.value.WrittenUnit;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What request loggers write before their values, in small letters: as {@code status=}, {@code took} or {@code 耗时:}. */
final class LoggerKeys {
    static final Set<String> STATUS = Set.of(
            "status",
            "status_code",
            "statuscode",
            "code",
            "resp",
            "response",
            "http_status",
            "httpstatus",
            "res",
            "response_code",
            "responsecode",
            "respstatus",
            "resp_status",
            "sc",
            "http.status_code",
            "response.status",
            "estado",
            "statut",
            utf8("状态码"),
            utf8("状态"),
            utf8("响应码"),
            utf8("响应状态"),
            utf8("响应状态码"),
            utf8("ステータス"),
            utf8("ステータスコード"),
            utf8("상태"),
            utf8("상태코드"),
            utf8("статус"));
    static final Set<String> DURATION = Set.of(
            "in",
            "took",
            "after",
            "within",
            "time",
            "duration",
            "latency",
            "elapsed",
            "elapsed_time",
            "response_time",
            "responsetime",
            "total",
            "total_time",
            "completed",
            "rt",
            "request_time",
            "reqtime",
            "process_time",
            "dur",
            "elapsedtime",
            "timetaken",
            "runtime",
            "cost",
            "spent",
            utf8("耗时"),
            utf8("用时"),
            utf8("响应时间"),
            utf8("处理时间"),
            utf8("请求耗时"),
            utf8("接口耗时"),
            utf8("処理時間"),
            utf8("実行時間"),
            utf8("応答時間"),
            utf8("소요시간"),
            utf8("처리시간"),
            utf8("응답시간"),
            utf8("время"),
            utf8("durée"),
            utf8("duración"),
            utf8("duração"),
            "dauer",
            "zeit",
            "antwortzeit",
            "laufzeit",
            "bearbeitungszeit",
            "tiempo",
            "duracion",
            "tempo",
            "duracao",
            "durata",
            "duree",
            "temps",
            "taken",
            "completed_in",
            "finished_in",
            "costtime",
            "usetime",
            "http.duration",
            "latency_human");

    /** What stands for the name of a time that has a plus before it. */
    static final String SIGN = "+";

    static final Set<String> SIZE = Set.of(
            "len",
            "size",
            "bytes",
            "length",
            "content_length",
            "content-length",
            "bytes_sent",
            "written",
            "response_size",
            "body_size",
            "bytes_written",
            "resp_size",
            "responsesize",
            "contentlength",
            "bytes_out",
            "out_bytes",
            "response_bytes",
            "body_bytes_sent",
            "sent",
            "out");

    /** What leads a duration in, and beside {@link #OUT} is the size of a request: {@code in=0 out=512}. */
    static final String IN = "in";

    static final String OUT = "out";
    static final Set<String> CLIENT = Set.of(
            "client",
            "from",
            "for",
            "remote",
            "ip",
            "by",
            "addr",
            "remote_addr",
            "remoteaddr",
            "remote_ip",
            "client_ip",
            "clientip",
            "srcip",
            "src",
            "peer",
            "remote_addr_ip",
            "host",
            "remotehost",
            "source");

    private LoggerKeys() {}

    /** A word as it stands in a line that is looked at byte by byte. */
    private static String utf8(String word) {
        return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The unit that is a part of what a duration is called; null where there is none. */
    static @Nullable Unit unitOf(String key) {
        int part = key.lastIndexOf('_');
        if (part <= 0 || !DURATION.contains(key.substring(0, part))) {
            JsonName name = DurationNames.duration(key);
            return name == null ? null : name.unit();
        }
        byte[] unit = key.substring(part + 1).getBytes(StandardCharsets.ISO_8859_1);
        return WrittenUnit.time(unit, 0, unit.length);
    }
}
