package io.evenkeel.web;

/** Text from outside, made safe for one log line. */
public final class LogText {
    private static final int CHARACTERS_MAX = 200;

    private LogText() {}

    /** The text with every control and formatting character replaced by {@code ?}, cut after 200 characters. */
    public static String plain(String text) {
        var plain = new StringBuilder(Math.min(text.length(), CHARACTERS_MAX));
        for (var i = 0; i < text.length() && i < CHARACTERS_MAX; i++) {
            var c = text.charAt(i);
            var hidden = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            plain.append(hidden || Character.isSurrogate(c) ? '?' : c);
        }
        return plain.toString();
    }
}
