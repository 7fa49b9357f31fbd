package io.evenkeel.gateway.session.api;

import io.evenkeel.gateway.user.User;
import java.util.List;

/** Who somebody is, as told to himself. */
record UserView(String username, String role, List<String> accounts) {
    static UserView of(User user) {
        return new UserView(user.username().value(), user.role().wire(), user.accounts());
    }
}
