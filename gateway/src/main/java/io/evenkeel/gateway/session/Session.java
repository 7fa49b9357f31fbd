package io.evenkeel.gateway.session;

import io.evenkeel.gateway.user.User;
import java.time.Duration;

/** What somebody gets who came in: both tokens, the life of the first one, and who he is. */
public record Session(String accessToken, Duration expiresIn, String refreshToken, User user) {
    /** Without the tokens, which must not reach a log. */
    @Override
    public String toString() {
        return "Session[" + user.username() + "]";
    }
}
