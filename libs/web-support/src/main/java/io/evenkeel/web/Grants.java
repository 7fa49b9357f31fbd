package io.evenkeel.web;

import io.evenkeel.contracts.id.AccountId;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The accounts that a token names.
 *
 * @param all whether it names every account ({@code "*"}), as an admin's does
 * @param accounts the ones named; empty when {@code all}
 */
public record Grants(boolean all, Set<String> accounts) {
    private static final String EVERY = "*";

    public Grants {
        accounts = Set.copyOf(accounts);
    }

    /**
     * What a verified token grants.
     *
     * @throws ProblemException 401 if its claim {@code accounts} is not a list of names
     */
    public static Grants of(JsonWebToken token) {
        Object claim = token.getClaim("accounts");
        if (!(claim instanceof Collection<?> values)) {
            throw Problems.unauthorized();
        }
        var names = new ArrayList<String>();
        for (var value : values) {
            if (value instanceof JsonString text) {
                names.add(text.getString());
            } else if (value instanceof String text) {
                names.add(text);
            } else {
                throw Problems.unauthorized();
            }
        }
        return of(names);
    }

    /** Reads the claim {@code accounts}; an empty one grants nothing. */
    public static Grants of(Collection<String> claim) {
        return claim.contains(EVERY) ? new Grants(true, Set.of()) : new Grants(false, Set.copyOf(claim));
    }

    public boolean include(AccountId account) {
        return all || accounts.contains(account.value());
    }

    /**
     * Refuses a request that names an account which is not granted, as {@link #visible} would. Whether the account
     * exists makes no difference, so this can be asked where that is not known.
     *
     * @throws ProblemException 404 naming {@code account}
     */
    public void require(Collection<String> requested) {
        if (!all && !accounts.containsAll(requested)) {
            throw Problems.unknownAccount();
        }
    }

    /**
     * The accounts that a request is about: those it names, else all that are known and granted, in order.
     *
     * @throws ProblemException 404 naming {@code account} if one that it names is unknown or not granted
     */
    public List<AccountId> visible(List<String> requested, Collection<AccountId> known) {
        if (requested.isEmpty()) {
            return known.stream().filter(this::include).distinct().sorted().toList();
        }
        var byName = new HashMap<String, AccountId>();
        known.stream().filter(this::include).forEach(account -> byName.put(account.value(), account));
        var visible = new LinkedHashSet<AccountId>();
        for (var name : requested) {
            var account = byName.get(name);
            if (account == null) {
                throw Problems.unknownAccount();
            }
            visible.add(account);
        }
        return visible.stream().sorted().toList();
    }
}
