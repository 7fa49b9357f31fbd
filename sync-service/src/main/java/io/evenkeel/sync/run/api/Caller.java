package io.evenkeel.sync.run.api;

import io.evenkeel.web.AccountRule;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks: the role, and the rule for accounts. */
@RequestScoped
class Caller {
    private final JsonWebToken token;
    private final AccountRule rule;

    Caller(JsonWebToken token, AccountRule rule) {
        this.token = token;
        this.rule = rule;
    }

    String role() {
        return String.valueOf(token.<Object>getClaim("role"));
    }

    AccountRule rule() {
        return rule;
    }
}
