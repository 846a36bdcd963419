package io.apilog.endpoint.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.path.NameBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
    private final Segment segment = new Segment();
    private final NameBuffer name = new NameBuffer();

    @ParameterizedTest
    @EnumSource
    void each_shape_names_its_example(Shape shape) {
        assertThat(name(shape.example())).isEqualTo(shape.exampleName());
    }

    @ParameterizedTest
    @EnumSource
    void no_earlier_shape_names_an_example(Shape shape) {
        byte[] bytes = shape.example().getBytes(StandardCharsets.UTF_8);
        for (Shape earlier : Shape.values()) {
            boolean fits = earlier.collapse(segment.of(bytes, 0, bytes.length), name);
            assertThat(fits).as(earlier + " for " + shape.example()).isEqualTo(earlier == shape);
            if (fits) {
                break;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_name_given_to_an_example_names_itself(Shape shape) {
        assertThat(name(shape.exampleName())).isEqualTo(shape.exampleName());
    }

    @ParameterizedTest
    @CsvSource({
        "K7Q2-9XPM, {id}",
        "M-AB-1234, {id}",
        "WVWZZZ1JZXW000001, {id}",
        "DESKTOP-7F3K2LA, {id}",
        "84-72-91, {id}",
        "_sK4F8gCZJl7lt3jkrVmbx.tcbahjxw3.58694.15ef7f6671-0, {id}",
        "pXHJ7kdhTtq2-4Zj.mq49t8ud.57765.8df25b769b-0, {id}",
        "zFk-oKzVjElP, {id}",
        "SgVoN_hRKtWqZxBdYpLmCe, {id}",
        "K-FN7482, {id}",
        "HH-X999, {id}",
        "amFuZSBkb2U=, {id}",
        "ann+doe, {slug}",
    })
    void what_no_developer_writes_into_a_route_is_named_when_it_comes_first(String written, String expected) {
        assertThat(name(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "tel:+4928134923, tel:{id}",
        "ip-192-0-2-17, {ip}",
        "192-0-2-17.dsl.example.com, {ip}",
        "jane(at)example.org, {email}",
        "jane_w_at_mail.example.net, {email}",
        "apikey-3hsroiuqvkix, apikey-{id}",
        "token:9tldemjvfudxrw, token:{id}",
        "key=0aibio02fyiaim, key={id}",
        "key=TFD-7678-L, key={id}",
        "order-number=247355, order-number={id}",
        "P@ssw0rd!, {slug}",
    })
    void what_is_somebodys_own_is_told_by_what_stands_beside_it(String written, String expected) {
        assertThat(name(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "robot@fleet.example.com:signParcel, {email}:signParcel",
        "robot@fleet.example.com:makeKey, {email}:makeKey",
        "7:batchDelete, {id}:batchDelete",
        "7c1d40b2-9e5a-4f63-88d2-0a6b91c4e57f:cancel, {id}:cancel",
        "x7Kd9QmZ2p:cancel, {id}:cancel",
        "2026-11-21:close, {date}:close",
        "192.0.2.17:block, {ip}:block",
        "order-98765:cancel, order-{id}:cancel",
        "K7Q2-9XPM:redeem, {id}:redeem",
        "{id}:cancel, {id}:cancel",
        "parcels:search, parcels:search",
        "urn:fleet:truck:10000042:trailer, {slug}",
        "fe80::abc, {ip}",
    })
    void what_is_to_be_done_with_a_value_stays_behind_its_colon(String written, String expected) {
        assertThat(name(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "index.fr.html, index.{locale}.html",
        "blue-summit.pt.htm, blue-summit.{locale}.htm",
        "index.{locale}.html, index.{locale}.html",
        "hotels-3.xml.gz, hotels-{id}.xml.gz",
    })
    void pages_in_a_language_and_parts_of_a_sitemap_have_one_name(String written, String expected) {
        assertThat(name(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "look_at_this.png",
                "look_at_me.html",
                "app.min.html",
                "ip-lists",
                "a-1-2-3-4",
                "react@next",
                "key-value2",
                "token-ring",
                "order-by=name"
            })
    void words_that_look_like_somebodys_own_stay(String word) {
        assertThat(name(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256",
                "SHA256SUMS",
                "UTF-8",
                "OAUTH2",
                "RFC7231",
                "HTTP2",
                "@me",
                "c++",
                "X509",
                "~",
                "EN-US",
                "API_V2"
            })
    void names_of_things_that_look_like_codes_stay(String word) {
        assertThat(name(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "~ann",
                "v1",
                "v2.1",
                "v1beta1",
                "api2",
                "1.1",
                "2fa",
                "1password",
                "deadbeef",
                "cafebabe",
                "decade",
                "facade",
                "added",
                "effaced",
                "b2b",
                "404.html",
                "500.htm",
                "404.php",
                "50x.html",
                "wi-fi",
                "to-do",
                "en",
                "x-US",
                "go-to",
                "EN-us",
                "en-USA",
                "zh-Hans-cn",
                "ab-cdef",
                "oauth2",
                "utf-8",
                "x86_64",
                "mp3",
                "log4j2",
                "i18n",
                "ec2",
                "win32",
                "h264",
                "A4",
                "s3",
                "Q42",
                "getUserV2",
                "getV2User",
                "get2FAKey",
                "utf8ToLatin1",
                "oauth2Callback",
                "listOrdersByCustomerV2",
                "base64EncodeUrl",
                "paymentMethodForm",
                "TCPAndMailSetup",
                "smtpRelayGreetingHandler",
                "xmlHttpRequestsViewer",
                "DBSchemaUpgradeRunner",
                "NFSShareBrowserPanel",
                "strptimeXmlHttpRequest",
                "Content-Security-Policy-Report-Only",
                "team:Content-Type-Options-Header",
                "HTTPServer2",
                "baking-bread-without-an-oven",
                "moving-to-release-8-in-a-day.html",
                "week-of-bread-day-5",
                "garden-conference-2012",
                "2-furniture",
                "close_account",
                "change-address",
                "mission-68-log-05.txt",
                "brand-webfont.woff2",
                "brand_logo.png",
                "style2.css",
                "image_200x200.jpg",
                "jquery.min.js",
                "app.min.js",
                "favicon.ico",
                "@babel",
                "$metadata",
                "users:batchGet",
                "red,blue",
                "sort=name",
                "a+b",
                "index.php",
                "robots.txt",
                "report.2015",
                "socket.io",
                "getTop()",
                "-",
                "_",
                ".well-known",
                "a.b.c",
                "TV-94EC-412-small.gif",
                "robotWalker131x64.gif",
                "3_1_1_11.htm",
                "chapter-3_1"
            })
    void words_stay(String text) {
        assertThat(name(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "42",
                "+49301234567",
                "-1",
                "3.14159",
                "52.3702",
                "1895",
                "0x1f4a",
                "20261321",
                "99999999",
                "7C1D40B2-9E5A-4F63-88D2-0A6B91C4E57F",
                "7c1d40b29e5a4f6388d20a6b91c4e57f",
                "61ac2f04d9b83e5570c1fa28",
                "deadbeef1",
                "01JD8Z5Q4XKCWVNT3B7RMHPA2F",
                "01jd8z5q4xkcwvnt3b7rmhpa2f",
                "2bQ9xT4mZr7KcW1nVp8Yd3HfLs6",
                "hR4k8ZtUwYq",
                "x7Kd9QmZ2p",
                "WRK7-JMXDz",
                "rb4tzkwDwRC-DR83VoGq",
                "_zk3HBD8Yru2QfsM4Vtx",
                "D_pG7QKPBLwK4LthjxBciOLJ3vF-",
                "ck7d2m9qx0000w4tkp625h9bv",
                "U7Q4BE7LH",
                "dXNlcjoxMjM0NTY3ODk=",
                "12345-67890",
                "555-0123456",
                "978-3-16-148410-0",
                "{{basket.id}}",
                "{userId}",
                "7TPwz3Ruh4_D2FkZid8Q",
                "qRt7-BjcJwE_mX-4LdWz9sKv_AyTb0Hn",
                "-Wq7zX_tR2bLmKpVd_94sNcYhGJf",
                "$Kx81TzQp9dWb3Rm7LcYv02HnsEfGjPaXu5iZtBqMwD",
                "$hTmLqJdVxRiR_nsBxFpaRNVYZs-GIeeAwkgU_ZQJjCnmUab"
            })
    void what_identifies_is_an_id(String text) {
        assertThat(name(text)).isEqualTo("{id}");
    }

    @ParameterizedTest
    @CsvSource({
        "card.4539578763621486, card.{id}",
        "key.AKIAIOSFODNN7EXAMPLE, key.{id}",
        "ip.192.0.2.17, ip.{ip}",
        "form.078-05-1120, form.{id}",
        "a.+4915112345678, a.{id}",
        "net.02:00:5e:10:00:ff, net.{id}",
        "iban.GB29NWBK60161331926819, iban.{id}",
        "user.jane@example.com, {email}",
        "photo.490154203237518.jpg, photo.{id}.jpg",
        "+1-202-555-0147, {id}",
        "+49-30-5550147, {id}",
        "host-192-0-2-170, host-192-0-2-170",
        "host-203-0-113-211, {ip}",
        "ssn-078-05-1120, ssn-{id}",
        "'caf\u00e9 12.192.0.2.17', {slug}"
    })
    void a_value_behind_a_word_and_a_sign_is_no_less_one(String written, String expected) {
        assertThat(name(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jquery.min.js",
                "com.example.Orders",
                "api.v2",
                "v1.1",
                "app.2.js",
                "users.list",
                "schema.1024",
                "model-10-20-30-40",
                "list-1-2-3"
            })
    void endings_versions_and_parts_behind_a_dot_stay(String word) {
        assertThat(name(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21",
                "20261121",
                "2024-02-29",
                "2026-11",
                "1999-12-31",
                "2026-11-21T09:30",
                "2026-11-21T09:30:00.123+01:00",
                "20261121T093000Z",
                "20261121_093000",
                "20261121-093000"
            })
    void dates_are_dates(String text) {
        assertThat(name(text)).isEqualTo("{date}");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,{ip}",
        "192.0.2.7:8080,{ip}",
        "2001:db8::7,{ip}",
        "::ffff:192.0.2.7,{ip}",
        "2001:db8:0:0:0:0:0:7,{ip}",
        "02-00-5e-10-00-ff,{id}",
        "1.2.3,{version}",
        "v1.2.3-rc.1,{version}",
        "v1.2.3.info,{version}.info",
        "1.2.3-rc.1.zip,{version}.zip",
        "1.2.3.tar.gz,{version}.tar.gz",
        "1.2.3.beta,{version}",
        "1.2.3.Final,{version}",
        "17.0.2+8,{version}",
        "ann.lee@example.com,{email}",
        "'c12,s3,new',{list}",
        "'52.37,4.89',{list}",
        "Orders(7),Orders({id})",
        "page=2,page={id}",
        "bot4821907755:AAq7BjcJwE-mX_4LdWz-sKvAyTb0HnRe2_U,bot{id}:{id}",
        "bot4821907755:AApomAPJEsLZ_NCmCi-ytaWKBPkUzcBx-Wd,bot{id}:{id}",
        "cus_7dQ2-xLm9Vt_Rk1qWzHb8sY,cus_{id}",
        "key:qRt7-BjcJwE_mX-4LdWz9sKv,key:{id}",
        "sid=x7Kd9QmZ2p,sid={id}",
        "user_12345,user_{id}",
        "order-987,order-{id}",
        "cus_7dQ2xLm9Vt4Rk1,cus_{id}",
        "key_prod_8hB2mTq5ZxWv1LrYc9Nd,key_prod_{id}",
        "line_item_12345,line_item_{id}",
        "user:123,user:{id}",
        "7:cancel,{id}:cancel",
        "inv20201234,inv{id}",
        "CVE-2021-44228,CVE-2021-{id}",
        "i-0abcd1234ef567890,i-{id}",
        "job-7c1d40b2-9e5a-4f63-88d2-0a6b91c4e57f,job-{id}",
        "report-2026-11-21,report-{date}",
        "IMG_20261121.jpg,IMG_{date}.jpg",
        "jquery-1.11.2.min.js,jquery-{version}.min.js",
        "123.json,{id}.json",
        "3f9a1c7e.js,{id}.js",
        "app.3f9a1c.js,app.{hash}.js",
        "app.3f9a1c.min.js.map,app.{hash}.min.js.map",
        "main-4f3c2a1b.css,main-{id}.css",
        "order-12345.pdf,order-{id}.pdf",
        "12345.tar.gz,{id}.tar.gz",
        "404.json,{id}.json",
        "4040.html,{id}.html",
        "Monday,{date}",
        "mittwoch,{date}",
        "640x480,{size}",
        "1080p,{size}",
        "4x4,4x4",
        "16p,16p",
        "en-US,{locale}",
        "pt_BR,{locale}",
        "de-at,{locale}",
        "zh-Hant-TW,{locale}",
        "zh-Hans,{locale}",
        "sr_Latn,{locale}",
        "en-US.json,{locale}.json",
        "blue-running-shoes-12345,{slug}",
        "12345-blue-shoes,{slug}",
        "2026-11-21-a-day,{slug}",
        "hello%20world,{slug}",
        "a%2Fb,{slug}",
        "100%,{slug}",
        "it's,{slug}",
        "(S(abc)),{slug}",
        "\u06a9\u062a\u0627\u0628,{slug}",
        "\u06a9\u062a\u0627\u0628.pdf,{slug}.pdf",
        "{file}.js,{file}.js",
        "x{y,x%7By"
    })
    void segments_have_names(String text, String expected) {
        assertThat(name(text)).isEqualTo(expected);
    }

    private String name(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        name.clear();
        boolean shaped = Shape.write(segment.of(bytes, 0, bytes.length), name);
        assertThat(name.toString().equals(text) || shaped || text.contains("{")).isTrue();
        return name.toString();
    }
}
