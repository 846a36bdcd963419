package io.apilog.format.requestlog;

import io.apilog.format.value.Commas;
import io.apilog.format.value.SentStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells by the numbers of some lines what the commas in them are. Two commas, or a comma before a point, part thousands; another number of
 * digits than three behind one is a fraction, as is what stands behind a zero. {@code 12,345} alone is both; but a log that has decimals
 * behind each comma has a comma in nearly every number, and one that parts thousands has none in the smaller ones.
 */
public final class CommaEvidence {
    /** So many numbers below a thousand say what the commas of larger ones will be. */
    private static final int ENOUGH = 5;

    private int thousands;
    private int decimals;
    private int either;
    private int without;

    /** What the commas within the numbers of some lines are. */
    static Commas in(List<byte[]> lines) {
        CommaEvidence evidence = new CommaEvidence();
        int listed = 0;
        int with = 0;
        for (byte[] line : lines) {
            RequestTokens tokens = new RequestTokens();
            boolean status = false;
            for (int i = 0; tokens.read(line, 0, line.length) && i < tokens.count(); i++) {
                ValueKind kind = tokens.kind(i);
                boolean behind = i >= tokens.behindRequest();
                if (kind == ValueKind.COMMAS
                        && behind
                        && !status
                        && tokens.keyless(i)
                        && isStatusFirst(tokens.text(i))) {
                    listed++;
                } else if (kind == ValueKind.COMMAS && tokens.isSize(i)) {
                    with++;
                    evidence.seeWhole(tokens.text(i).replaceAll("[ A-Za-z].*", ""));
                } else if (kind == ValueKind.COMMAS || kind == ValueKind.TIMED) {
                    with += kind == ValueKind.COMMAS ? 1 : 0;
                    evidence.see(tokens.text(i));
                }
                status |= behind
                        && kind == ValueKind.WHOLE
                        && SentStatus.is(tokens.bytes(), tokens.from(i), tokens.to(i));
            }
        }
        return listed > with ? Commas.LISTS : listed > 0 ? Commas.UNKNOWN : evidence.verdict();
    }

    private static boolean isStatusFirst(String number) {
        byte[] bytes = number.getBytes(StandardCharsets.ISO_8859_1);
        return SentStatus.is(bytes, 0, number.indexOf(','));
    }

    /** Sees a number, behind which there may be a unit. */
    public void see(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int comma = text.indexOf(',');
        if (comma < 0) {
            without++;
            return;
        }
        int end = Commas.endOfNumber(bytes, 0, comma, bytes.length);
        if (end == comma) {
            return;
        }
        if (Commas.isDotted(bytes, 0, comma)) {
            decimals++;
            return;
        }
        String number = text.substring(0, end);
        boolean more = number.indexOf(',', comma + 1) > 0 || number.indexOf('.') > 0;
        if (more) {
            thousands++;
        } else if (!Commas.isGrouped(bytes, 0, end)) {
            decimals++;
        } else {
            either++;
        }
    }

    /** Sees a count of bytes, which has no fraction. */
    void seeWhole(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        thousands += Commas.isGrouped(bytes, 0, bytes.length) ? 1 : 0;
    }

    /** What the numbers that were seen say of commas. */
    public Commas verdict() {
        if (thousands > 0 || decimals > 0) {
            return decimals == 0 ? Commas.THOUSANDS : thousands == 0 ? Commas.DECIMALS : Commas.UNKNOWN;
        }
        int all = either + without;
        boolean told = either == 0 ? without >= ENOUGH : without * 10 >= all;
        return told ? Commas.THOUSANDS : Commas.UNKNOWN;
    }
}
