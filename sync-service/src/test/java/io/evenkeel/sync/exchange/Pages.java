package io.evenkeel.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** What a call asks for of a list: a stretch of time, and where to go on. */
final class Pages {
    private Pages() {}

    static boolean isWanted(HttpServerRequest request, JsonNode row) {
        var time = row.path("created_time").asText(row.path("settled_time").asText(""));
        if (time.isEmpty()) {
            return true;
        }
        var seconds = Instant.parse(time).getEpochSecond();
        var from = request.getParam("min_ts");
        var to = request.getParam("max_ts");
        return (from == null || seconds >= Long.parseLong(from)) && (to == null || seconds <= Long.parseLong(to));
    }

    static int offset(HttpServerRequest request) {
        var cursor = request.getParam("cursor");
        return cursor == null
                ? 0
                : Integer.parseInt(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
    }

    static String cursor(int offset) {
        return Base64.getUrlEncoder().encodeToString(Integer.toString(offset).getBytes(StandardCharsets.US_ASCII));
    }
}
