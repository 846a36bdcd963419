package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.shape.CompoundWords.Kind;

/**
 * Names segments of several words of which some are ids: {@code order-98765}, {@code cus_7dQ2xLm9Vt4Rk1}, {@code report-2026-11-21}.
 * With one or two words the words are kept; with more, or after a leading number, they are a title, which names nothing.
 */
final class Compound {
    /** A longer one is a title for certain. */
    private static final int LONGEST = 255;

    private static final int MOST_WORDS = 2;
    private static final int NUMBERS = Octets.SEPARATORS | (1 << Octets.DIGIT);
    private static final int DIGITS_AND_DASHES = (1 << Octets.DIGIT) | (1 << Octets.DASH);
    private static final int NUMBER_OF_A_PERSON = 9;
    private static final int SURE_NUMBER = 5;
    private static final int NUMBER_OF_A_WORD = 3;

    private Compound() {}

    /** Writes the name if a word is an id; writes nothing otherwise. */
    static boolean collapse(Segment s, NameBuffer name) {
        if (s.length() > LONGEST || !mayHaveId(s)) {
            return false;
        }
        if (s.hasOnly(NUMBERS) && s.digits() >= SURE_NUMBER && hasNumber(s)) {
            name.append("{id}");
            return true;
        }
        int digits = beginOfDigits(s);
        if (digits > 0) {
            Shape.writeWord(s, 0, digits, name);
            name.append("{id}");
            return true;
        }
        int mark = name.length();
        CompoundWords found = s.words();
        writeWords(s, found, name);
        if (!found.hasValue() || isOneToken(s, found)) {
            name.rewind(mark);
            return false;
        }
        if (found.isOnlyIds()) {
            name.rewind(mark);
            name.append("{id}");
        } else if (found.words() > MOST_WORDS || (found.hasLeadingNumber() && found.words() > 0)) {
            name.rewind(mark);
            name.append("{slug}");
        }
        return true;
    }

    /** Whether it is one long token with its dashes, behind a sign or without: not behind a word that says what it is of. */
    static boolean isOpaque(Segment s) {
        if (!Octets.isLetterOrDigit(s.at(0)) && s.at(0) != '_' && s.at(0) != '-') {
            return s.kind(0) == Octets.MARK && OpaqueToken.isOneBehindSign(s, 1, s.length());
        }
        int first = endOfUnit(s, 0);
        boolean behindWord = first < s.length() && first > 0 && kind(s, 0, first) == Kind.PLAIN;
        return !behindWord && s.separators() > 0 && OpaqueToken.isOne(s, 0, s.length());
    }

    /** Without a separator, all there can be is letters with a long number or a placeholder behind. */
    private static boolean mayHaveId(Segment s) {
        if (s.has(Octets.BRACE) || (s.has(Octets.DIGIT) && s.hasAny(Octets.SEPARATORS))) {
            return true;
        }
        if (s.hasAny(Octets.SEPARATORS) && s.has(Octets.UPPER) && s.has(Octets.LOWER)) {
            return true;
        }
        return Octets.isLetter(s.at(0)) && s.length() > SURE_NUMBER && s.isDigits(s.length() - SURE_NUMBER, s.length());
    }

    /** Where a number in three groups of digits and more begins behind a word, as those of persons are written; 0 where there is none. */
    private static int beginOfDigits(Segment s) {
        if (s.digits() < NUMBER_OF_A_PERSON || s.count(Octets.DASH) <= MOST_WORDS) {
            return 0;
        }
        int begin = 0;
        while (begin < s.length() && Octets.isLetter(s.at(begin))) {
            begin++;
        }
        if (begin == 0 || s.at(begin) != '-' || Dates.lengthAt(s, begin + 1) > 0) {
            return 0;
        }
        return s.part(begin + 1, s.length()).hasOnly(DIGITS_AND_DASHES) ? begin + 1 : 0;
    }

    /** Three digits in a row: {@code 3_1_1_11} is a chapter. */
    private static boolean hasNumber(Segment s) {
        int row = 0;
        for (int i = 0; i < s.length() && row < NUMBER_OF_A_WORD; i++) {
            row = s.kind(i) == Octets.DIGIT ? row + 1 : 0;
        }
        return row == NUMBER_OF_A_WORD;
    }

    /** In base 64 a dash is a letter like any other: then the words are parts of one token. */
    private static boolean isOneToken(Segment s, CompoundWords found) {
        boolean tokenWithDash = found.isTokenWithoutWords() && Ids.isToken(s);
        return tokenWithDash || (s.separators() == 0 && found.words() == 0);
    }

    private static void writeWords(Segment s, CompoundWords found, NameBuffer name) {
        found.clear();
        int i = 0;
        while (i <= s.length()) {
            int token = i == 0 ? 0 : endOfToken(s, i, found.arePlain());
            int end = token > 0 ? token : endOfUnit(s, i);
            Kind kind = token > 0 ? Kind.TOKEN : kind(s, i, end);
            found.count(kind, i == 0);
            write(s, i, end, kind, name);
            if (end < s.length()) {
                name.append(s.at(end));
            }
            i = end + 1;
        }
    }

    /** Where the word ends that begins at {@code start}; UUIDs and dates have separators of their own. */
    private static int endOfUnit(Segment s, int start) {
        int own = Ids.isUuidAt(s, start) ? Ids.UUID_LENGTH : Dates.lengthAt(s, start);
        if (own > 0 && endsWord(s, start + own)) {
            return start + own;
        }
        int end = start;
        while (!endsWord(s, end)) {
            end++;
        }
        return end;
    }

    /** Where a long token ends that begins here, not with a word, and has dashes of its own; 0 if there is none. */
    private static int endOfToken(Segment s, int start, boolean behindWords) {
        boolean behindColon = s.at(start - 1) == ':';
        if (!behindColon && !behindWords || s.length() - start < OpaqueToken.SHORTEST) {
            return 0;
        }
        int end = s.has(Octets.COLON) ? s.indexOf(':', start) : s.length();
        if (behindColon) {
            return OpaqueToken.isOneBehindSign(s, start, end) ? end : 0;
        }
        boolean token = OpaqueToken.isOne(s, start, end) && kind(s, start, endOfUnit(s, start)) != Kind.PLAIN;
        return token ? end : 0;
    }

    private static boolean endsWord(Segment s, int index) {
        return index == s.length() || isSeparator(s, index);
    }

    private static boolean isSeparator(Segment s, int index) {
        int kind = s.kind(index);
        return kind == Octets.DASH || kind == Octets.UNDERSCORE || kind == Octets.COLON;
    }

    private static Kind kind(Segment s, int start, int end) {
        if (start == end) {
            return Kind.NOTHING;
        }
        Segment word = s.part(start, end);
        if (word.hasOnly(Octets.LETTERS)) {
            boolean behindPrefix = start > 0 && word.length() >= Ids.SHORTEST_LETTERS_BEHIND_PREFIX;
            if (behindPrefix && s.at(start - 1) == '_' && s.separators() == 1 && Ids.isRandomLetters(word)) {
                return Kind.TOKEN;
            }
            return isPrefix(word) ? Kind.PLAIN : DrawnToken.isOne(word) ? Kind.TOKEN : Kind.WORD;
        }
        if (Dates.isDate(word)) {
            return Kind.DATE;
        }
        if (word.at(0) == '+' && word.length() > SURE_NUMBER && word.isDigits(1, word.length())) {
            return Kind.NUMBER;
        }
        if (SecretWords.isBehindOne(s, start) && SecretWords.mayBeSecret(word)) {
            return Kind.TOKEN;
        }
        if (word.isDigits()) {
            boolean ofAWord = s.separators() == 1 && start > 0 && Octets.isLetter(s.at(0));
            return word.length() >= (ofAWord ? NUMBER_OF_A_WORD : SURE_NUMBER) ? Kind.NUMBER : Kind.WORD;
        }
        return kindOfMixed(word, start > 0 && s.separators() <= MOST_WORDS);
    }

    private static boolean isPrefix(Segment word) {
        boolean small = !word.has(Octets.UPPER) && word.length() > 1;
        boolean capital = !word.has(Octets.LOWER) && word.length() > 2;
        return small || capital;
    }

    private static Kind kindOfMixed(Segment word, boolean besideWords) {
        if (Ids.isUuid(word) || Ids.isHex(word) || Ids.isUlid(word)) {
            return Kind.ID;
        }
        if (Ids.isToken(word) || (besideWords && Ids.isTokenBesideWords(word))) {
            return Kind.TOKEN;
        }
        if (Ids.isRelease(word)) {
            return Kind.RELEASE;
        }
        if (Placeholders.isPlaceholder(word)) {
            return Kind.PLACEHOLDER;
        }
        int letters = leadingLetters(word);
        boolean number = word.length() - letters >= SURE_NUMBER && word.isDigits(letters, word.length());
        boolean placeholder = letters < word.length() && word.at(letters) == '{' && word.at(word.length() - 1) == '}';
        return letters > 0 && (number || placeholder) ? Kind.NUMBERED : Kind.WORD;
    }

    private static int leadingLetters(Segment word) {
        int letters = 0;
        while (letters < word.length() && Octets.isLetter(word.at(letters))) {
            letters++;
        }
        return letters;
    }

    private static void write(Segment s, int start, int end, Kind kind, NameBuffer name) {
        switch (kind) {
            case NOTHING -> {}
            case PLAIN, WORD -> Shape.writeWord(s, start, end, name);
            case NUMBER, ID, TOKEN -> name.append("{id}");
            case DATE -> name.append("{date}");
            case RELEASE -> name.append("{version}");
            case PLACEHOLDER -> Placeholders.collapse(s.part(start, end), name);
            case NUMBERED -> {
                Segment word = s.part(start, end);
                Shape.writeWord(word, 0, leadingLetters(word), name);
                name.append("{id}");
            }
        }
    }
}
