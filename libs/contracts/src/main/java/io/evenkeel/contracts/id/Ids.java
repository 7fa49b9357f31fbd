package io.evenkeel.contracts.id;

/** Checks that the ids of this package share. */
final class Ids {
    private Ids() {}

    /** Printable ASCII without blanks, so that an id can stand in a log line, a path or a header as it is. */
    static String requireToken(String value, int lengthMax, String what) {
        if (value.isEmpty() || value.length() > lengthMax) {
            throw new IllegalArgumentException(what + " must have 1 to " + lengthMax + " characters");
        }
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                throw new IllegalArgumentException(what + " has a character that is not printable ASCII");
            }
        }
        return value;
    }
}
