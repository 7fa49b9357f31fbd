package io.evenkeel.web;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.money.Price;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small service for the tests of this module. */
@Path("/api/echo")
public class EchoResource {
    private final AccountRule rule;

    EchoResource(AccountRule rule) {
        this.rule = rule;
    }

    @GET
    public Map<String, Object> read(UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of("account", "from", "tz", "limit", "period", "cursor", "subaccount", "stale_after"));
        return Map.of(
                "accounts",
                        rule.visible(query.texts("account"), List.of(new AccountId("alpha"), new AccountId("beta"))),
                "from", query.instant("from").map(Instant::toString).orElse(""),
                "tz", query.zone("tz").map(Object::toString).orElse("UTC"),
                "limit", query.limit(),
                "subaccount", query.subaccount().map(Object::toString).orElse(""),
                "stale_after",
                        query.duration("stale_after").map(Object::toString).orElse(""),
                "period", query.oneOf("period", List.of("daily", "all"), "all"),
                "position",
                        query.position(query.fingerprint(), Instant::parse)
                                .map(Instant::toString)
                                .orElse(""));
    }

    @POST
    public Body write(Body body) {
        return body;
    }

    @GET
    @Path("/{id}")
    public Page<String> one(@PathParam("id") String id) {
        if (id.equals("crash")) {
            throw new IllegalStateException("secret detail of io.evenkeel.Internal");
        }
        throw Problems.notFound("id", "path", "unknown id");
    }

    /** For admins and services only. */
    @GET
    @Path("/inside")
    public String inside() {
        rule.requireAdminOrService();
        return rule.username();
    }

    /** What a time-out around a unit of work looks like. */
    @GET
    @Path("/late")
    public Uni<String> late() {
        return Uni.createFrom()
                .<String>nothing()
                .ifNoItem()
                .after(Duration.ofMillis(50))
                .fail();
    }

    /** Each kind of value a body may hold. */
    public record Body(String name, Integer count, BigDecimal odds, Price price, Instant at, Boolean flag) {}
}
