package io.evenkeel.messaging.consume;

import io.vertx.pgclient.PgException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the failure of a handler says about the event that it was given. */
enum FailureKind {
    /** Nothing: the database can do nothing for anybody now, being full, read-only or on its way down. */
    OF_THE_DATABASE,
    /** The same event fails in the same way for ever: its data are refused, or no arithmetic can be done with them. */
    LASTING,
    /** Anything else; may heal by itself. */
    PASSING;

    private static final int DEEPEST_CAUSE = 20;
    // Read-only transaction, disk full, too many connections, I/O error; and, by their beginning, connection trouble
    // and
    // shutdown.
    private static final Set<String> NOBODYS = Set.of("25006", "53100", "53300", "58030");
    // What a foreign key misses may come yet.
    private static final String MISSING_PARENT = "23503";
    // Raised on purpose, by a function in the database.
    private static final String RAISED = "P0001";

    /** Looks for the cause that tells most: a database in trouble outweighs whatever else was said about it. */
    static FailureKind of(Throwable failure) {
        var kind = PASSING;
        @Nullable Throwable cause = failure;
        for (var depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            var found = ofOne(cause);
            if (found.compareTo(kind) < 0) {
                kind = found;
            }
            cause = cause.getCause();
        }
        return kind;
    }

    private static FailureKind ofOne(Throwable cause) {
        return switch (cause) {
            case PgException refusal -> ofState(refusal.getSqlState());
            case IllegalArgumentException _, ArithmeticException _ -> LASTING;
            default -> PASSING;
        };
    }

    private static FailureKind ofState(@Nullable String state) {
        if (state == null) {
            return PASSING;
        }
        if (NOBODYS.contains(state) || state.startsWith("08") || state.startsWith("57P")) {
            return OF_THE_DATABASE;
        }
        var refused = (state.startsWith("22") || state.startsWith("23")) && !state.equals(MISSING_PARENT);
        return refused || state.equals(RAISED) ? LASTING : PASSING;
    }
}
