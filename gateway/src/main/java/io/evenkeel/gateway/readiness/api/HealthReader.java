package io.evenkeel.gateway.readiness.api;

import io.evenkeel.gateway.readiness.ServiceHealth;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;

/** Reads the answer of {@code /q/health/ready}. */
final class HealthReader {
    private static final String UP = "UP";

    private HealthReader() {}

    static ServiceHealth read(int status, Buffer body) {
        try {
            var answer = body.toJsonObject();
            var missing = new ArrayList<String>();
            var channels = 0;
            var backlog = 0L;
            var checks = answer.getJsonArray("checks");
            for (var i = 0; checks != null && i < checks.size(); i++) {
                var check = checks.getJsonObject(i);
                if (!UP.equals(check.getString("status"))) {
                    missing.add(check.getString("name", "unnamed check"));
                }
                var data = check.getJsonObject("data", new JsonObject());
                for (var key : data.fieldNames()) {
                    var counts = key.endsWith(".pending") || key.endsWith(".unacknowledged");
                    // Only a channel has both; books wait, too.
                    channels += key.endsWith(".unacknowledged") ? 1 : 0;
                    backlog += counts ? data.getLong(key, 0L) : 0;
                }
            }
            return new ServiceHealth(
                    status == 200 && UP.equals(answer.getString("status")), missing, channels, backlog);
        } catch (DecodeException | ClassCastException e) {
            return ServiceHealth.away("answers status " + status + " without a readable body");
        }
    }
}
