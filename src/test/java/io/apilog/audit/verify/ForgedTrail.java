package io.apilog.audit.verify;

import io.apilog.audit.MerkleFrontier;
import io.apilog.audit.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A trail as somebody writes it anew who has all but the private key: lines are numbered and chained, and so are the numbers of files. Where he {@link
 * #computes}, roots and trees are those of his lines too, and each signature says the size of the root before it.
 */
final class ForgedTrail {
    private static final Pattern FIELD =
            Pattern.compile("\"([a-z]+)\":(\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*\\]|[^,}]+)[,}]");

    private final boolean computes;
    private final TreeHash hash = new TreeHash();
    private final MerkleFrontier tree = new MerkleFrontier();
    private final byte[] last = new byte[TreeHash.BYTES];
    private long seq;
    private long root;
    private int file;

    ForgedTrail(boolean computes) {
        this.computes = computes;
    }

    /** The fields of a line, with values as JSON has them. */
    static Map<String, String> fields(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(line);
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    static String kind(String line) {
        return fields(line).get("kind").replace("\"", "");
    }

    private static String text(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * Writes a trail anew.
     *
     * @param place of the line that is changed, counted over all files
     * @param change what is made of it, when its number, hash and all else stand in it
     */
    List<List<String>> written(List<List<String>> files, int place, UnaryOperator<String> change) {
        List<List<String>> forged = new ArrayList<>();
        int at = 0;
        for (List<String> lines : files) {
            List<String> written = new ArrayList<>();
            for (String line : lines) {
                String now = text(recomputed(fields(line)));
                now = at++ == place ? change.apply(now) : now;
                byte[] bytes = now.getBytes(StandardCharsets.UTF_8);
                hash.leaf(bytes, 0, bytes.length, last, 0);
                tree.add(hash, last, 0);
                seq++;
                written.add(now);
            }
            forged.add(written);
        }
        return forged;
    }

    private Map<String, String> recomputed(Map<String, String> fields) {
        String kind = fields.get("kind").replace("\"", "");
        fields.put("seq", Long.toString(seq));
        fields.put("prev", quoted(HexFormat.of().formatHex(last)));
        if (kind.equals("file")) {
            fields.put("file", Integer.toString(++file));
        }
        if (!computes) {
            return fields;
        }
        switch (kind) {
            case "file" ->
                fields.put(
                        "tree",
                        tree.hashes().stream().map(ForgedTrail::base64).collect(Collectors.joining(",", "[", "]")));
            case "root" -> {
                root = seq;
                fields.put("size", Long.toString(seq));
                fields.put("root", base64(tree.root(hash)));
            }
            case "signature" -> fields.put("size", Long.toString(root));
            default -> {
                return fields;
            }
        }
        return fields;
    }

    private static String base64(byte[] bytes) {
        return quoted(Base64.getEncoder().encodeToString(bytes));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
