package io.apilog.standard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** THE list of names of parameters whose values are secret, by kind. Names that are as often something else are not in it. */
final class SecretNames {
    private static final int LONGEST = 32;

    private static final List<String> PASSWORDS = List.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "user_password",
            "userpassword",
            "new_password",
            "newpassword",
            "old_password",
            "oldpassword",
            "current_password",
            "currentpassword",
            "password_confirmation",
            "confirm_password",
            "login_password",
            "db_password");
    private static final List<String> TOKENS = List.of(
            "access_token",
            "accesstoken",
            "access-token",
            "id_token",
            "refresh_token",
            "refreshtoken",
            "auth_token",
            "authtoken",
            "auth-token",
            "session_token",
            "sessiontoken",
            "bearer_token",
            "private_token",
            "personal_token",
            "id_token_hint",
            "x-amz-signature",
            "x-amz-security-token",
            "x-goog-signature",
            "jwt");
    private static final List<String> API_KEYS = List.of(
            "api_key",
            "apikey",
            "api-key",
            "x-api-key",
            "api_secret",
            "apisecret",
            "client_secret",
            "clientsecret",
            "client-secret",
            "secret",
            "secret_key",
            "secretkey",
            "app_secret",
            "appsecret",
            "consumer_secret",
            "aws_secret_access_key",
            "subscription-key",
            "ocp-apim-subscription-key");

    private final List<byte[]> names = new ArrayList<>();
    private final List<UrlSecret> kinds = new ArrayList<>();

    /** By the length of a name, where in the lists those of it begin and end. */
    private final int[] from = new int[LONGEST + 2];

    SecretNames() {
        for (int length = 0; length <= LONGEST; length++) {
            from[length] = names.size();
            add(PASSWORDS, UrlSecret.PASSWORD, length);
            add(TOKENS, UrlSecret.TOKEN, length);
            add(API_KEYS, UrlSecret.API_KEY, length);
        }
        from[LONGEST + 1] = names.size();
    }

    private void add(List<String> words, UrlSecret kind, int length) {
        for (String word : words) {
            if (word.length() == length) {
                names.add(word.getBytes(StandardCharsets.US_ASCII));
                kinds.add(kind);
            }
        }
    }

    /** The kind of a name, as a set of one; 0 where it is none of them. Capitals are as small letters. */
    int find(byte[] bytes, int begin, int end) {
        int length = end - begin;
        if (length < 3 || length > LONGEST) {
            return 0;
        }
        for (int i = from[length]; i < from[length + 1]; i++) {
            if (isEqual(names.get(i), bytes, begin)) {
                return kinds.get(i).bit();
            }
        }
        return 0;
    }

    private static boolean isEqual(byte[] name, byte[] bytes, int at) {
        for (int i = 0; i < name.length; i++) {
            int b = bytes[at + i];
            int small = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
            if (small != name[i]) {
                return false;
            }
        }
        return true;
    }
}
