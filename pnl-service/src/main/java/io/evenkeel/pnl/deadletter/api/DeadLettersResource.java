package io.evenkeel.pnl.deadletter.api;

import io.evenkeel.messaging.DeadLetter;
import io.evenkeel.messaging.DeadLetters;
import io.evenkeel.messaging.ReplayAnswer;
import io.evenkeel.pnl.database.DatabaseConfig;
import io.evenkeel.web.AccountRule;
import io.evenkeel.web.Cursors;
import io.evenkeel.web.Page;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.ProblemType;
import io.evenkeel.web.Problems;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Dead letters for admins: the newest first, one in full, and another attempt at one. */
@Path("/api/pnl/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
class DeadLettersResource {
    private static final Logger LOG = Logger.getLogger(DeadLettersResource.class);

    private final AccountRule caller;
    private final DeadLetters letters;
    private final Duration patience;

    DeadLettersResource(AccountRule caller, DeadLetters letters, DatabaseConfig database) {
        this.caller = caller;
        this.letters = letters;
        this.patience = database.readTimeout();
    }

    @GET
    public Uni<Page<DeadLetterView>> list(@Context UriInfo uri) {
        requireAdmin();
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of("limit", "cursor"));
        var limit = query.limit();
        var after = query.position(query.fingerprint(), DeadLettersResource::place);
        // One more than asked for tells whether there is another page.
        var found = after.isEmpty() ? letters.newest(limit + 1) : letters.after(after.get(), limit + 1);
        return inTime(found.map(rows -> page(query, rows, limit)));
    }

    @GET
    @Path("/{id}")
    public Uni<DeadLetterView> one(@PathParam("id") String id, @Context UriInfo uri) {
        requireAdmin();
        QueryParameters.of(uri).rejectUnknown(Set.of());
        return inTime(letters.find(uuid(id))
                .map(found -> found.map(DeadLetterView::of).orElseThrow(DeadLettersResource::unknown)));
    }

    /** Answers before the attempt is made; what came of it is seen in the letter. */
    @POST
    @Path("/{id}/replay")
    public Uni<Response> replay(@PathParam("id") String id, @Context UriInfo uri) {
        requireAdmin();
        QueryParameters.of(uri).rejectUnknown(Set.of());
        var letter = uuid(id);
        LOG.infof("%s asks for a replay of dead letter %s", caller.username(), letter);
        return inTime(letters.replay(letter).map(DeadLettersResource::answer));
    }

    private static Response answer(ReplayAnswer answer) {
        return switch (answer) {
            case REQUESTED -> Response.accepted().build();
            case DONE_BEFORE ->
                throw new ProblemException(
                        ProblemType.CONFLICT, "An attempt at this dead letter worked already.", List.of());
            case UNKNOWN -> throw unknown();
        };
    }

    private static Page<DeadLetterView> page(QueryParameters query, List<DeadLetter> rows, int limit) {
        var shown = rows.subList(0, Math.min(rows.size(), limit));
        var items = shown.stream().map(DeadLetterView::of).toList();
        if (rows.size() <= limit) {
            return Page.last(items);
        }
        var last = shown.getLast().place();
        return new Page<>(items, Cursors.encode(query.fingerprint(), last.recordedAt() + " " + last.id()));
    }

    private static DeadLetter.Place place(String position) {
        var words = List.of(position.split(" ", -1));
        if (words.size() != 2) {
            throw new IllegalArgumentException("not a position");
        }
        return new DeadLetter.Place(Instant.parse(words.getFirst()), UUID.fromString(words.getLast()));
    }

    private static UUID uuid(String text) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private void requireAdmin() {
        if (!caller.isAdmin()) {
            throw new ProblemException(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.detail(), List.of());
        }
    }

    /** Answers 503 when the database does not answer in time, frozen or away. */
    private <T> Uni<T> inTime(Uni<T> answer) {
        return answer.ifNoItem().after(patience).failWith(TimeoutException::new);
    }

    private static RuntimeException unknown() {
        return Problems.notFound("id", "path", "unknown dead letter");
    }
}
