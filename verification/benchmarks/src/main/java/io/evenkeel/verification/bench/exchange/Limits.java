package io.evenkeel.verification.bench.exchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Buckets that never run dry: what is measured is ours, not the exchange's patience. */
final class Limits {
    private Limits() {}

    static void lift(URI simulator, String account) throws IOException, InterruptedException {
        var bucket = "{\"refill_rate\": 1000000000, \"bucket_capacity\": 1000000000}";
        var request = HttpRequest.newBuilder(simulator.resolve("/sim/limits"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"account\": \"%s\", \"read\": %s, \"write\": %s}".formatted(account, bucket, bucket)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("limits were not lifted: " + answer.body());
            }
        }
    }
}
