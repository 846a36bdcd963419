package io.apilog.security;

import io.apilog.bytes.ByteSearch;
import io.apilog.bytes.WordAutomaton;
import io.apilog.bytes.WordPlace;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What an endpoint's name says of it, found out when it is first met. For one thread. */
final class EndpointTraits {
    private static final byte KNOWN = 1;
    private static final byte LOGIN = 2;
    private static final byte ASSET = 4;
    private static final byte PARAMETER = 8;
    private static final byte SCRIPT = 16;
    private static final byte TOKENS = 32;

    private static final Pattern SCRIPT_AMONG_UPLOADS = Pattern.compile(
            "(?i)/(uploads?|files|userfiles|attachments|avatars?|media|images|tmp|cache)/.*\\.(php5?|phtml|jspx?|as[ph]x?)");

    private static final WordAutomaton LOGIN_WORDS = WordAutomaton.builder()
            .addAll(
                    0,
                    WordPlace.ANYWHERE,
                    "login",
                    "log-in",
                    "log_in",
                    "signin",
                    "sign-in",
                    "sign_in",
                    "logon",
                    "authenticate",
                    "j_security_check",
                    "j_spring_security_check",
                    "xmlrpc")
            .addAll(0, WordPlace.WHOLE_TEXT, "auth", "authentication", "session", "sessions", "token")
            .build();

    /** Ways to log in, where {@code auth} stands before them. */
    private static final WordAutomaton WAYS = WordAutomaton.builder()
            .addAll(0, WordPlace.WHOLE_TEXT, "local", "ldap", "basic", "password", "verify-password", "credentials")
            .build();

    private static final WordAutomaton AUTH =
            WordAutomaton.builder().addAll(0, WordPlace.WHOLE_TEXT, "auth").build();

    private static final WordAutomaton TOKEN_WORDS = WordAutomaton.builder()
            .addAll(0, WordPlace.WHOLE_TEXT, "token", "tokens", "access_token")
            .build();

    private final Set<String> configured;
    private byte[] traits = new byte[512];

    EndpointTraits(List<String> loginEndpoints) {
        this.configured = Set.copyOf(loginEndpoints);
    }

    /** Whether clients log in there: by the endpoint's last word, or that of the path where there is no endpoint. */
    boolean isLogin(Request request) {
        Endpoint endpoint = request.endpoint();
        if (!endpoint.isSpecial()) {
            return (of(endpoint) & LOGIN) != 0;
        }
        Text target = request.record().target;
        return isLogin(target.bytes(), target.from(), pathEnd(target));
    }

    /** Whether programs are given tokens there, by the same word. */
    boolean isOfTokens(Request request) {
        Endpoint endpoint = request.endpoint();
        if (!endpoint.isSpecial()) {
            return (of(endpoint) & TOKENS) != 0;
        }
        Text target = request.record().target;
        return isLastWord(TOKEN_WORDS, target.bytes(), target.from(), pathEnd(target));
    }

    /** Whether it is a file that pages are made of. */
    boolean isAsset(Request request) {
        Endpoint endpoint = request.endpoint();
        if (!endpoint.isSpecial()) {
            return (of(endpoint) & ASSET) != 0;
        }
        Text target = request.record().target;
        return AssetEndings.isOn(target.bytes(), target.from(), pathEnd(target));
    }

    /** Whether a program answers there in a folder that files of clients are put into: what it is told is to be looked at. */
    boolean isScriptAmongUploads(Endpoint endpoint) {
        return (of(endpoint) & SCRIPT) != 0;
    }

    /** Whether what is asked for there is one of many. */
    boolean hasParameter(Endpoint endpoint) {
        return (of(endpoint) & PARAMETER) != 0;
    }

    /** The index is another's from now on. */
    void forget(Endpoint endpoint) {
        if (endpoint.index() < traits.length) {
            traits[endpoint.index()] = 0;
        }
    }

    private byte of(Endpoint endpoint) {
        int index = endpoint.index();
        if (index >= traits.length) {
            traits = Arrays.copyOf(traits, Math.max(index + 1, 2 * traits.length));
        }
        if (traits[index] == 0) {
            traits[index] = found(endpoint);
        }
        return traits[index];
    }

    private byte found(Endpoint endpoint) {
        byte[] name = endpoint.name().getBytes(StandardCharsets.UTF_8);
        byte found = KNOWN;
        boolean named = configured.contains(endpoint.name());
        if (named || isLogin(name, 0, name.length)) {
            found |= LOGIN;
        }
        if (!named && isLastWord(TOKEN_WORDS, name, 0, name.length)) {
            found |= TOKENS;
        }
        if (AssetEndings.isOn(name, 0, name.length)) {
            found |= ASSET;
        }
        if (SCRIPT_AMONG_UPLOADS.matcher(endpoint.name()).find()) {
            found |= SCRIPT;
        }
        if (endpoint.name().indexOf('{') >= 0) {
            found |= PARAMETER;
        }
        return found;
    }

    private static boolean isLogin(byte[] bytes, int from, int to) {
        return isLastWord(LOGIN_WORDS, bytes, from, to)
                || isLastWord(WAYS, bytes, from, to) && hasAuth(bytes, from, to);
    }

    /** Whether a segment of a path is {@code auth}. */
    private static boolean hasAuth(byte[] bytes, int from, int to) {
        int begin = from;
        while (begin < to) {
            int slash = ByteSearch.indexOf(bytes, begin, to, (byte) '/');
            int end = slash < 0 ? to : slash;
            if (AUTH.find(bytes, begin, end) != 0) {
                return true;
            }
            begin = end + 1;
        }
        return false;
    }

    /** By the last word of a path, its ending left out. */
    private static boolean isLastWord(WordAutomaton words, byte[] bytes, int from, int to) {
        int end = to;
        int begin = to;
        while (begin > from && bytes[begin - 1] != '/') {
            begin--;
            if (bytes[begin] == '.') {
                end = begin;
            }
        }
        return words.find(bytes, begin, end) != 0;
    }

    private static int pathEnd(Text target) {
        int end = ByteSearch.indexOfEither(target.bytes(), target.from(), target.to(), (byte) '?', (byte) '#');
        return end < 0 ? target.to() : end;
    }
}
