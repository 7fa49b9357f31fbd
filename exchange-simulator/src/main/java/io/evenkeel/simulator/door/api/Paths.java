package io.evenkeel.simulator.door.api;

import java.util.List;
import java.util.regex.Pattern;

/** Which paths belong to the exchange, and which of those need no key. */
final class Paths {
    static final String ROOT = "/trade-api/v2";
    private static final String HANDSHAKE = "/trade-api/ws/v2";
    /** Set on the routing context by the fault route for the filters behind it. */
    static final String FAULTS = "evenkeel.faults";

    private static final List<Pattern> PUBLIC = List.of(
            Pattern.compile("/markets(/.*)?"),
            Pattern.compile("/events(/.*)?"),
            Pattern.compile("/series(/.*)?"),
            Pattern.compile("/exchange/(status|schedule)"),
            Pattern.compile("/historical/(cutoff|markets.*|trades)"),
            Pattern.compile("/account/endpoint_costs"));

    private Paths() {}

    static boolean isOfExchange(String path) {
        return path.startsWith(ROOT + "/");
    }

    /** True for the path on which a WebSocket begins. */
    static boolean isHandshake(String path) {
        return path.equals(HANDSHAKE);
    }

    /** What a fault calls this path. */
    static String faultEndpoint(String path) {
        return isHandshake(path) ? "/ws" : below(path);
    }

    /** The path below the root, with its slash. */
    static String below(String path) {
        return path.substring(ROOT.length());
    }

    static boolean isPublic(String path) {
        var below = below(path);
        return PUBLIC.stream().anyMatch(pattern -> pattern.matcher(below).matches());
    }
}
