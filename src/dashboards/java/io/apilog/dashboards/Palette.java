package io.apilog.dashboards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The colours of what every dashboard shows: one a class of statuses, the same on every page, and shades of it by code. They are those of
 * Okabe and Ito, which can be told apart by the colour-blind, and stand out on both of Grafana's themes.
 */
final class Palette {
    static final String SUCCESS = "#009E73";
    static final String CLIENT_ERROR = "#E69F00";
    static final String SERVER_ERROR = "#D55E00";
    static final String NEUTRAL = "#56B4E9";
    static final String SECOND = "#0072B2";
    static final String THIRD = "#CC79A7";
    static final String GREY = "#8E8E8E";

    /** What was before, beside what is. */
    static final String DAY_BEFORE = "#7F9BB5";

    static final String WEEK_BEFORE = "#A98BB5";

    /** What is usual, behind what is. */
    static final String BAND = "#8E8E8E";

    /** Where no status was sent. */
    static final String NONE = "none";

    private static final String REDIRECT = "#56B4E9";

    /** By the first digit; a status that was never sent is none. */
    private static final Map<String, String> CLASSES =
            Map.of("1", THIRD, "2", SUCCESS, "3", REDIRECT, "4", CLIENT_ERROR, "5", SERVER_ERROR, NONE, GREY);

    /** The codes that are met, the most frequent ones furthest apart. */
    private static final Map<String, List<String>> CODES = Map.of(
            "2", List.of("200", "201", "204", "206", "202"),
            "3", List.of("304", "302", "301", "307", "308", "303"),
            "4", List.of("404", "401", "403", "400", "429", "422", "409", "405", "410", "499"));

    /** Failures stay red: with white in it, vermilion is the amber of what clients do wrong. */
    private static final Map<String, String> FAILURES =
            Map.of("500", SERVER_ERROR, "503", "#C4162A", "502", "#FF7383", "504", "#8F3B00", "501", "#FFA6B0");

    /** How much of white, or below 0 of black, is mixed in. */
    private static final double[] SHADES = {0, 0.5, -0.4, 0.28, -0.22, 0.68, -0.55, 0.15, -0.12, 0.4};

    private Palette() {}

    static String ofClass(String firstDigit) {
        return CLASSES.getOrDefault(firstDigit, GREY);
    }

    /** Colours of the codes of a class; any other code has that of the class. */
    static Map<String, String> ofCodes(String firstDigit) {
        if (firstDigit.equals("5")) {
            return new TreeMap<>(FAILURES);
        }
        List<String> codes = CODES.getOrDefault(firstDigit, List.of());
        Map<String, String> colours = new LinkedHashMap<>();
        for (int i = 0; i < codes.size(); i++) {
            colours.put(codes.get(i), mixed(ofClass(firstDigit), SHADES[i]));
        }
        return colours;
    }

    private static String mixed(String color, double shade) {
        StringBuilder mixed = new StringBuilder("#");
        for (int at = 1; at < color.length(); at += 2) {
            int part = Integer.parseInt(color.substring(at, at + 2), 16);
            double target = shade > 0 ? 255 : 0;
            mixed.append(String.format("%02X", Math.round(part + (target - part) * Math.abs(shade))));
        }
        return mixed.toString();
    }
}
