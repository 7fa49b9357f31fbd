package io.evenkeel.verification.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/**
 * What an exchange can do to somebody who reads its lists page by page. The seed decides what, where and when.
 *
 * <p>Not among it: rows that are missing from a page once and stand on no other ({@code lost_rows}). A list of one page
 * is a picture of one moment and is believed, so that such a row is found only by the next reading of everything.
 */
final class PagingFaults {
    private static final int ALWAYS = 1_000_000;
    private static final int SKIP_MAX = 150;
    private static final List<String> ENDPOINTS = List.of(
            "/portfolio/fills", "/portfolio/settlements", "/portfolio/positions", "/portfolio/*", "/markets*", "*");

    private final ExchangeDoor exchange;

    PagingFaults(ExchangeDoor exchange) {
        this.exchange = exchange;
    }

    /** For ever: ten rows a page whatever is asked for, every row twice, in any order. */
    void tenRowsTwiceAndShuffled(Random random) {
        exchange.fault(fault("page_size", "*").put("size", 10).put("count", ALWAYS));
        exchange.fault(fault("doubled_rows", "*").put("count", ALWAYS));
        exchange.fault(fault("shuffled_rows", "*")
                .put("seed", random.nextInt(1_000_000))
                .put("count", ALWAYS));
    }

    /** So many troubles that pass, spread over the calls to come. */
    void passing(Random random, int count) {
        for (var i = 0; i < count; i++) {
            exchange.fault(one(random).put("skip", random.nextInt(SKIP_MAX)));
        }
    }

    private static ObjectNode one(Random random) {
        var endpoint = ENDPOINTS.get(random.nextInt(ENDPOINTS.size()));
        return switch (random.nextInt(8)) {
            case 0 -> fault("status", endpoint).put("status", 429).put("count", 1 + random.nextInt(6));
            case 1 ->
                fault("status", endpoint).put("status", 500 + random.nextInt(5)).put("shape", shape(random));
            case 2 ->
                fault("delay", endpoint)
                        .put("millis", 100 + random.nextInt(1_500))
                        .put("count", 3);
            case 3 -> brokenConnection(endpoint);
            case 4 -> fault("truncated_body", endpoint);
            case 5 -> fault("web_page", endpoint);
            case 6 -> fault("empty_page", endpoint);
            default -> fault("cursor_loop", endpoint);
        };
    }

    /** Which way a connection breaks is the endpoint's business, so that a seed goes on meaning the same. */
    private static ObjectNode brokenConnection(String endpoint) {
        return switch (ENDPOINTS.indexOf(endpoint) % 4) {
            case 0 -> fault("no_answer", endpoint);
            case 1 -> fault("reset", endpoint);
            case 2 -> fault("reset", endpoint).put("after_effect", true);
            default -> fault("hang", endpoint).put("millis", 1_000);
        };
    }

    private static String shape(Random random) {
        return List.of("nested", "flat", "msg", "text", "html", "empty").get(random.nextInt(6));
    }

    private static ObjectNode fault(String kind, String endpoint) {
        return ExchangeDoor.body().put("kind", kind).put("endpoint", endpoint);
    }
}
