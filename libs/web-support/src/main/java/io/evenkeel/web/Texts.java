package io.evenkeel.web;

/** Checks on text from outside. */
final class Texts {
    private Texts() {}

    /** Whether Postgres and UTF-8 can hold it: no NUL, no lone surrogate. */
    static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether it is storable and has no control character. */
    static boolean isOneLine(String text) {
        return isStorable(text) && text.chars().noneMatch(Character::isISOControl);
    }
}
