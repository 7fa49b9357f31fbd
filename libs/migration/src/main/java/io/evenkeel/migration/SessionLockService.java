package io.evenkeel.migration;

import java.sql.SQLException;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.StandardLockService;

/**
 * One migration of a schema at a time, by an advisory lock of the migrating connection. It ends with that connection,
 * so a process that is killed in the middle leaves nothing that the next one would wait for.
 */
public final class SessionLockService extends StandardLockService {
    private static final String TRY = "SELECT pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final String RELEASE = "SELECT pg_advisory_unlock(hashtextextended(?, 0))";

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE;
    }

    @Override
    public boolean supports(Database candidate) {
        return candidate instanceof PostgresDatabase && candidate.getConnection() instanceof JdbcConnection;
    }

    /** There is no table to make. */
    @Override
    public void init() {}

    @Override
    public boolean acquireLock() throws LockException {
        if (!hasChangeLogLock) {
            hasChangeLogLock = ask(TRY);
            // Another process may have migrated while we waited.
            database.setCanCacheLiquibaseTableInfo(hasChangeLogLock);
        }
        return hasChangeLogLock;
    }

    @Override
    public void releaseLock() throws LockException {
        if (hasChangeLogLock) {
            ask(RELEASE);
        }
        reset();
        database.setCanCacheLiquibaseTableInfo(false);
    }

    /** Who holds it is not told: whoever it is, it is alive. */
    @Override
    public DatabaseChangeLogLock[] listLocks() {
        return new DatabaseChangeLogLock[0];
    }

    /** Nothing is ever left behind that would have to be forced. */
    @Override
    public void forceReleaseLock() throws LockException {
        releaseLock();
    }

    private boolean ask(String question) throws LockException {
        var connection = (JdbcConnection) database.getConnection();
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, "evenkeel.migration." + database.getDefaultSchemaName());
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (DatabaseException | SQLException e) {
            throw new LockException(e);
        }
    }
}
