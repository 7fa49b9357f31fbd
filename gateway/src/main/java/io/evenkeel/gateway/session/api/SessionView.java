package io.evenkeel.gateway.session.api;

import io.evenkeel.gateway.session.Session;

/** What a login or refresh answers; {@code expires_in} is in seconds. */
record SessionView(String accessToken, String tokenType, long expiresIn, String refreshToken, UserView user) {
    static SessionView of(Session session) {
        return new SessionView(
                session.accessToken(),
                "Bearer",
                session.expiresIn().toSeconds(),
                session.refreshToken(),
                UserView.of(session.user()));
    }

    @Override
    public String toString() {
        return "SessionView[" + user.username() + "]";
    }
}
