package io.evenkeel.kalshi.failure;

/** Words of others made fit for a log, a table and a screen. */
public final class Printable {
    private static final int LENGTH_MAX = 300;

    private Printable() {}

    /** At most 300 characters of it, all printable ASCII. */
    public static String of(String text) {
        var kept = new StringBuilder();
        for (var i = 0; i < text.length() && kept.length() < LENGTH_MAX; i++) {
            var c = text.charAt(i);
            kept.append(c >= ' ' && c < 0x7f ? c : ' ');
        }
        return kept.toString().strip();
    }
}
