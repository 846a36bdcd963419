package io.apilog.standard;

import io.apilog.bytes.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * THE list of names of parameters whose values are secret, by kind, without the signs between their words: {@code access_token}, {@code access-token}
 * and {@code accessToken} are one. Names that are as often something else are not in it. For one thread.
 */
final class SecretNames {
    private static final int LONGEST = 32;

    private static final List<String> PASSWORDS = List.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "userpassword",
            "userpasswd",
            "userpwd",
            "newpassword",
            "oldpassword",
            "currentpassword",
            "passwordconfirmation",
            "passwordconfirm",
            "confirmpassword",
            "confirmationpassword",
            "repeatpassword",
            "passwordrepeat",
            "passwordagain",
            "retypepassword",
            "verifypassword",
            "password1",
            "password2",
            "plainpassword",
            "loginpassword",
            "accountpassword",
            "adminpassword",
            "jpassword",
            "dbpassword");
    private static final List<String> TOKENS = List.of(
            "accesstoken",
            "idtoken",
            "idtokenhint",
            "refreshtoken",
            "authtoken",
            "xauthtoken",
            "oauthtoken",
            "sessiontoken",
            "bearertoken",
            "privatetoken",
            "personaltoken",
            "personalaccesstoken",
            "apitoken",
            "resettoken",
            "resetpasswordtoken",
            "passwordresettoken",
            "xamzsignature",
            "xamzsecuritytoken",
            "xgoogsignature",
            "jwt",
            "jwttoken");
    private static final List<String> API_KEYS = List.of(
            "apikey",
            "xapikey",
            "apisecret",
            "clientsecret",
            "secret",
            "secretkey",
            "appsecret",
            "consumersecret",
            "oauthtokensecret",
            "tokensecret",
            "privatekey",
            "accesskey",
            "secretaccesskey",
            "awssecretaccesskey",
            "accesskeysecret",
            "subscriptionkey",
            "ocpapimsubscriptionkey");

    /** Of parameters whose values are numbers of cards, where they are. */
    private static final List<String> CARDS = List.of(
            "card",
            "cardnumber",
            "cardno",
            "cardnum",
            "cardpan",
            "creditcard",
            "creditcardnumber",
            "creditcardno",
            "debitcard",
            "debitcardnumber",
            "paymentcard",
            "paymentcardnumber",
            "ccnumber",
            "ccnum",
            "ccno",
            "cc",
            "pan",
            "primaryaccountnumber");

    private final List<byte[]> names = new ArrayList<>();
    private final List<UrlSecret> kinds = new ArrayList<>();
    private final byte[] name = new byte[LONGEST];

    /** By the length of a name, where in the lists those of it begin and end. */
    private final int[] from = new int[LONGEST + 2];

    SecretNames() {
        for (int length = 0; length <= LONGEST; length++) {
            from[length] = names.size();
            add(PASSWORDS, UrlSecret.PASSWORD, length);
            add(TOKENS, UrlSecret.TOKEN, length);
            add(API_KEYS, UrlSecret.API_KEY, length);
            add(CARDS, UrlSecret.CARD, length);
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

    /** The kind of a name, as a set of one; 0 where it is none of them. Capitals are as small letters, and signs between words as none. */
    int find(byte[] bytes, int begin, int end) {
        int length = 0;
        for (int i = begin; i < end; i++) {
            byte b = bytes[i];
            if (Ascii.isLetter(b) || Ascii.isDigit(b)) {
                if (length == LONGEST) {
                    return 0;
                }
                name[length++] = (byte) (b <= '9' ? b : b | 0x20);
            } else if ("_-.[]".indexOf(b) < 0) {
                return 0;
            }
        }
        for (int i = from[length]; i < from[length + 1]; i++) {
            if (isEqual(names.get(i))) {
                return kinds.get(i).bit();
            }
        }
        return 0;
    }

    private boolean isEqual(byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (name[i] != word[i]) {
                return false;
            }
        }
        return true;
    }
}
