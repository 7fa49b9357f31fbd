package io.evenkeel.gateway.proxy;

import java.util.regex.Pattern;

/**
 * Refuses every way of writing a path that the gateway and a service could read differently: dot segments, empty
 * segments, path parameters, backslashes, encoded separators, and anything encoded that need not be.
 */
public final class PlainPath {
    /** One segment: unreserved and harmless reserved characters; encoded ones are looked at apart. */
    private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9_.~!$'()*+,=:@-]|%[0-9A-Fa-f]{2})*)+");
    /** Controls, the percent sign itself, dot, slash, backslash, semicolon, and bytes that are never in UTF-8. */
    private static final Pattern TRICK =
            Pattern.compile("%([01][0-9A-Fa-f]|7[Ff]|25|2[EeFf]|3[Bb]|5[Cc]|[Cc][01]|[Ff][5-9A-Fa-f])");

    /** Letters, digits, hyphen, underscore, tilde (the dot is refused above): routers decode them before comparing. */
    private static final Pattern NEEDLESS = Pattern.compile("%(2[Dd]|3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff]|7[Ee])");

    private static final Pattern EMPTY_OR_DOTS = Pattern.compile("/(/|\\.\\.?(/|$))");

    private PlainPath() {}

    /** Whether this raw path, as it came in, can be read in one way only. */
    public static boolean isPlain(String rawPath) {
        return PATH.matcher(rawPath).matches()
                && !TRICK.matcher(rawPath).find()
                && !NEEDLESS.matcher(rawPath).find()
                && !EMPTY_OR_DOTS.matcher(rawPath).find();
    }
}
