package io.evenkeel.gateway.proxy.api;

import io.evenkeel.web.Grants;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.Problems;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The account rule at the door: no call that names an account in its query comes further than here unless its token
 * grants that account. The services apply the same rule again, and to all that is not in a query.
 */
final class AccountDoor {
    private static final String ACCOUNT = "account";

    private AccountDoor() {}

    /** @throws ProblemException 404 naming {@code account}, as a service answers; 400 if the query cannot be read */
    static void require(RoutingContext context) {
        if (!(context.user() instanceof QuarkusHttpUser user)
                || !(user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token)) {
            throw Problems.unauthorized();
        }
        Grants.of(token).require(named(context));
    }

    private static List<String> named(RoutingContext context) {
        try {
            return context.queryParams().getAll(ACCOUNT);
        } catch (HttpException e) {
            throw Problems.badQuery("query", "is not properly encoded");
        }
    }
}
