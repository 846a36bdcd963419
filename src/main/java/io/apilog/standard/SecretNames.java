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

    private final byte[][] names;
    private final int[] kinds;
    private final byte[] name = new byte[LONGEST];

    /** Of each letter, as a small one, with which letters names end that begin with it, as bits. */
    private final long[] ends = new long[Byte.MAX_VALUE + 1];

    /** Of each letter or digit that names end with, what stands before it, as bits of small letters and digits. */
    private final long[] beforeEnds = new long[Byte.MAX_VALUE + 1];

    /** By the length of a name, where in the lists those of it begin and end. */
    private final int[] from = new int[LONGEST + 2];

    SecretNames() {
        List<byte[]> all = new ArrayList<>();
        List<Integer> bits = new ArrayList<>();
        for (int length = 0; length <= LONGEST; length++) {
            from[length] = all.size();
            for (UrlSecret kind : UrlSecret.values()) {
                for (String word : words(kind)) {
                    if (word.length() == length) {
                        all.add(word.getBytes(StandardCharsets.US_ASCII));
                        bits.add(kind.bit());
                        long end = 1L << word.charAt(length - 1);
                        ends[word.charAt(0)] |= end;
                        beforeEnds[word.charAt(length - 1)] |= 1L << word.charAt(length - 2);
                    }
                }
            }
        }
        from[LONGEST + 1] = all.size();
        names = all.toArray(byte[][]::new);
        kinds = bits.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<String> words(UrlSecret kind) {
        return switch (kind) {
            case PASSWORD -> PASSWORDS;
            case TOKEN -> TOKENS;
            case API_KEY -> API_KEYS;
            case CARD -> CARDS;
            default -> List.of();
        };
    }

    /** Whether a name can end with two letters or digits; true of other signs. Quick, for the many that cannot. */
    boolean mayEndWith(byte before, byte last) {
        return !isOfWord(last) || !isOfWord(before) || (beforeEnds[last | 0x20] >>> (before | 0x20) & 1) != 0;
    }

    private static boolean isOfWord(byte b) {
        return Ascii.isLetter(b) || Ascii.isDigit(b);
    }

    private boolean mayBe(byte first, byte last) {
        return !isOfWord(first) || !isOfWord(last) || (ends[first | 0x20] >>> (last | 0x20) & 1) != 0;
    }

    /** The kind of a name, as a set of one; 0 where it is none of them. Capitals are as small letters, and signs between words as none. */
    int find(byte[] bytes, int begin, int end) {
        if (begin >= end || !mayBe(bytes[begin], bytes[end - 1])) {
            return 0;
        }
        int length = 0;
        for (int i = begin; i < end; i++) {
            byte b = bytes[i];
            if (Ascii.isLetter(b) || Ascii.isDigit(b)) {
                if (length == LONGEST) {
                    return 0;
                }
                name[length++] = (byte) (b <= '9' ? b : b | 0x20);
            } else if (!isBetween(b)) {
                return 0;
            }
        }
        for (int i = from[length]; i < from[length + 1]; i++) {
            if (isEqual(names[i])) {
                return kinds[i];
            }
        }
        return 0;
    }

    private static boolean isBetween(byte b) {
        return b == '_' || b == '-' || b == '.' || b == '[' || b == ']';
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
