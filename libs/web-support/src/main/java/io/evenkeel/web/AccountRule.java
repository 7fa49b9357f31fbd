package io.evenkeel.web;

import io.evenkeel.contracts.id.AccountId;
import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The one rule that limits a caller to its accounts, read from the verified token of the current request. */
@RequestScoped
public class AccountRule {
    private static final String ADMIN = "admin";
    private static final String SERVICE = "service";

    private final JsonWebToken token;

    AccountRule(JsonWebToken token) {
        this.token = token;
    }

    /**
     * The accounts that this request is about: those it names, else all known ones that the caller may see, in order.
     *
     * @throws ProblemException 404 naming {@code account} if one is unknown or not granted, 401 without a usable token
     */
    public List<AccountId> visible(List<String> requested, Collection<AccountId> known) {
        return grants().visible(requested, known);
    }

    /** Whether the caller may see this account. */
    public boolean includes(AccountId account) {
        return grants().include(account);
    }

    public boolean isAdmin() {
        return ADMIN.equals(token.getClaim("role"));
    }

    /** Lets an admin pass, and a service of this suite; anybody else is refused with 403. */
    public void requireAdminOrService() {
        if (!isAdmin() && !SERVICE.equals(token.getClaim("role"))) {
            throw Problems.forbidden();
        }
    }

    /** Lets an admin pass; anybody else is refused with 403. */
    public void requireAdmin() {
        if (!isAdmin()) {
            throw Problems.forbidden();
        }
    }

    /** Name of the caller. */
    public String username() {
        return token.getSubject();
    }

    public Grants grants() {
        return Grants.of(token);
    }
}
