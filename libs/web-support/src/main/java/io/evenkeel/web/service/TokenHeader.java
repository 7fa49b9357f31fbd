package io.evenkeel.web.service;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads which key a token says that it was signed with. Nothing is verified here. */
public final class TokenHeader {
    private static final int CHARACTERS_MAX = 1024;

    private TokenHeader() {}

    /** The key id; empty where the token names none or cannot be read. */
    public static Optional<String> keyId(String token) {
        var end = token.indexOf('.');
        if (end <= 0 || end > CHARACTERS_MAX) {
            return Optional.empty();
        }
        try {
            var json = Base64.getUrlDecoder().decode(token.substring(0, end));
            var kid = new JsonObject(new String(json, StandardCharsets.UTF_8)).getValue("kid");
            return kid instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException | DecodeException e) {
            return Optional.empty();
        }
    }
}
