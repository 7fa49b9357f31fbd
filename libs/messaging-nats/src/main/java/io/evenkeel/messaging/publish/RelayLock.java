package io.evenkeel.messaging.publish;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The right to publish a schema's outbox: a session lock in Postgres, on a connection taken out of the pool for as long
 * as it is held. Blocks; for the relay's thread.
 */
final class RelayLock implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RelayLock.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    // Locks are of the whole database, so the schema is part of the key.
    private static final String TRY = """
        SELECT pg_try_advisory_lock(hashtextextended('evenkeel.outbox.' || current_schema(), 0)) AS held,
            pg_backend_pid() AS session\
        """;

    private static final String LISTEN = "SELECT quote_ident('evenkeel_outbox_' || current_schema()) AS channel";
    private static final String RELEASE = "UNLISTEN *; SELECT pg_advisory_unlock_all()";

    private final Pool pool;
    private final SqlConnection connection;
    private final int session;

    private RelayLock(Pool pool, SqlConnection connection, int session) {
        this.pool = pool;
        this.connection = connection;
        this.session = session;
    }

    /** Empty if another process holds it. */
    static Optional<RelayLock> tryAcquire(Pool pool) {
        var connection = connect(pool);
        try {
            var row = connection
                    .query(TRY)
                    .execute()
                    .await()
                    .atMost(TIMEOUT)
                    .iterator()
                    .next();
            if (row.getBoolean("held")) {
                return Optional.of(new RelayLock(pool, connection, row.getInteger("session")));
            }
        } catch (RuntimeException e) {
            releaseInTheBackground(connection);
            throw e;
        }
        giveBack(connection);
        return Optional.empty();
    }

    SqlConnection connection() {
        return connection;
    }

    /**
     * Has {@code woken} run whenever somebody committed events, as long as the lock is held. The lock's own connection
     * listens: it is used all the time, so its end does not go unnoticed, and whoever takes the lock next listens anew.
     */
    void listen(Runnable woken) {
        PgConnection.cast(connection).notificationHandler(_ -> woken.run());
        connection
                .query(LISTEN)
                .execute()
                .map(rows -> rows.iterator().next().getString("channel"))
                .chain(channel -> connection.query("LISTEN " + channel).execute())
                .await()
                .atMost(TIMEOUT);
    }

    /**
     * Gives the lock up and the connection back. If the connection no longer answers, its session is ended from
     * another one: returned to the pool as it is, it would hold the lock for ever.
     */
    @Override
    public void close() {
        if (!done(connection.query(RELEASE).execute())) {
            LOG.debugf("ending the relay's session %d", session);
            if (!done(pool.preparedQuery("SELECT pg_terminate_backend($1)").execute(Tuple.of(session)))) {
                LOG.warn("the relay's session could not be ended; the server ends it when it notices");
            }
        }
        giveBack(connection);
    }

    /** One that comes after the time-out goes back: a frozen database would otherwise empty the pool for good. */
    private static SqlConnection connect(Pool pool) {
        var coming = pool.getConnection().subscribeAsCompletionStage();
        try {
            return Uni.createFrom().completionStage(coming.copy()).await().atMost(TIMEOUT);
        } catch (TimeoutException e) {
            var _ = coming.thenAccept(RelayLock::giveBack);
            throw e;
        }
    }

    /** The question may still be answered "held" when nobody listens: the release is queued behind it. */
    private static void releaseInTheBackground(SqlConnection connection) {
        connection
                .query(RELEASE)
                .execute()
                .eventually(connection::close)
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf("lock not released: %s", failure));
    }

    private static boolean done(Uni<?> statement) {
        return statement
                .replaceWith(true)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithItem(false)
                .await()
                .atMost(TIMEOUT.multipliedBy(2));
    }

    private static void giveBack(SqlConnection connection) {
        connection.closeAndForget();
    }
}
