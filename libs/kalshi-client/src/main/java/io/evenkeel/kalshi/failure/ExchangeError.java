package io.evenkeel.kalshi.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/**
 * The exchange's own words in an error, whichever of its four shapes they came in ({@code docs/exchange.md} §3).
 *
 * @param code open set; empty if the body had none
 * @param message shortened, printable; empty if the body had none
 * @param details more about it, such as {@code NOT_FOUND} for an unknown key; empty if the body had none
 */
public record ExchangeError(int status, String code, String message, String details) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Never fails: a body that is no JSON gives an error with the status alone. */
    public static ExchangeError of(int status, byte[] body) {
        try {
            var root = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            return root == null ? new ExchangeError(status, "", "", "") : ofJson(status, root);
        } catch (JsonProcessingException e) {
            return new ExchangeError(status, "", "", "");
        }
    }

    /** An error whose parts were read elsewhere; they are shortened and made printable. */
    public static ExchangeError of(int status, String code, String message, String details) {
        return new ExchangeError(status, Printable.of(code), Printable.of(message), Printable.of(details));
    }

    /** Whether the exchange itself said something, in a shape that it uses; a proxy's web page does not. */
    public boolean isExplained() {
        return !code.isEmpty() || !message.isEmpty();
    }

    private static ExchangeError ofJson(int status, JsonNode root) {
        var error = root.path("error");
        if (error.isObject()) {
            return ofFlat(status, error);
        }
        if (error.isTextual()) {
            return new ExchangeError(status, "", printable(error), "");
        }
        if (root.hasNonNull("msg")) {
            return new ExchangeError(status, "", printable(root.path("msg")), "");
        }
        return ofFlat(status, root);
    }

    private static ExchangeError ofFlat(int status, JsonNode node) {
        return new ExchangeError(
                status, printable(node.path("code")), printable(node.path("message")), printable(node.path("details")));
    }

    private static String printable(JsonNode node) {
        return Printable.of(node.asText(""));
    }

    /** One line: status, then what else there is. */
    @Override
    public String toString() {
        var line = new StringBuilder("exchange answered ").append(status);
        for (var part : new String[] {code, message.equals(code) ? "" : message, details}) {
            if (!part.isEmpty()) {
                line.append(": ").append(part);
            }
        }
        return line.toString();
    }
}
