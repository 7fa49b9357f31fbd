package io.evenkeel.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * Whom and what a fault is meant for.
 *
 * @param account whose calls or sessions, null for everybody's
 * @param method of which calls, null for all
 * @param endpoint path below {@code /trade-api/v2}, or {@code /ws} for the handshake of a session; a star at its end
 *     stands for anything
 * @param frames type of the WebSocket frames that are meant, a star for all; null if calls are meant
 */
public record Scope(
        @Nullable String account,
        @Nullable String method,
        String endpoint,
        @Nullable String frames) {

    boolean concernsCall(@Nullable String caller, String calledMethod, String path) {
        return frames == null && isMeant(caller) && (method == null || method.equals(calledMethod)) && isAt(path);
    }

    boolean concernsFrame(@Nullable String receiver, String type) {
        return frames != null && isMeant(receiver) && (frames.equals("*") || frames.equals(type));
    }

    private boolean isMeant(@Nullable String somebody) {
        return account == null || account.equals(somebody);
    }

    private boolean isAt(String path) {
        return endpoint.endsWith("*")
                ? path.startsWith(endpoint.substring(0, endpoint.length() - 1))
                : path.equals(endpoint);
    }
}
