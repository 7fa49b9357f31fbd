package io.evenkeel.contracts.money;

import java.math.BigDecimal;

/** Text form of scaled integers: plain digits, full scale, a dot; no exponent, no grouping. */
final class ExactDecimal {
    /** Long enough for every long with its sign and dot; longer text is refused before any digit is looked at. */
    private static final int LENGTH_MAX = 24;

    private ExactDecimal() {}

    /**
     * Reads plain decimal text into an integer of the given scale.
     *
     * @param text optional minus, digits, optionally a dot and digits; trailing zeros beyond the scale are accepted
     * @throws NumberFormatException if the text is anything else, has too many decimals or does not fit a long
     */
    static long parse(String text, int scale) {
        requirePlain(text);
        var dot = text.indexOf('.');
        var whole = dot < 0 ? text : text.substring(0, dot);
        var fraction = dot < 0 ? "" : text.substring(dot + 1);
        for (var i = scale; i < fraction.length(); i++) {
            if (fraction.charAt(i) != '0') {
                throw new NumberFormatException("more than " + scale + " decimals: " + text);
            }
        }
        var kept = fraction.length() > scale ? fraction.substring(0, scale) : fraction;
        return Long.parseLong(whole + kept + "0".repeat(scale - kept.length()));
    }

    static String print(long value, int scale) {
        return BigDecimal.valueOf(value, scale).toPlainString();
    }

    private static void requirePlain(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            throw new NumberFormatException("not a decimal of at most " + LENGTH_MAX + " characters");
        }
        var first = text.charAt(0) == '-' ? 1 : 0;
        var digits = 0;
        var dots = 0;
        for (var i = first; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && dots == 0 && digits > 0 && i < text.length() - 1) {
                dots++;
            } else {
                throw new NumberFormatException("not a plain decimal: " + text);
            }
        }
        if (digits == 0) {
            throw new NumberFormatException("not a plain decimal: " + text);
        }
    }
}
