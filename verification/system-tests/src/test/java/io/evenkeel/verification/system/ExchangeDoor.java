package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The simulator's own door: what happens on the exchange, and what goes wrong there. */
final class ExchangeDoor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI simulator;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    ExchangeDoor(URI simulator) {
        this.simulator = simulator;
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    void post(String path, ObjectNode body) {
        send(request(path).POST(BodyPublishers.ofString(body.toString())).build());
    }

    /** Orders a fault; see the simulator's README for the kinds. */
    void fault(ObjectNode fault) {
        post("/sim/faults", fault);
    }

    void forgetFaults() {
        send(request("/sim/faults").DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(simulator.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json");
    }

    private void send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(request.uri() + " " + answer.body())
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
