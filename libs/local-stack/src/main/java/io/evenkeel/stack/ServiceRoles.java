package io.evenkeel.stack;

/**
 * The two logins of one service.
 *
 * @param owner owns the schema; used by migrations only
 * @param app reads and changes rows; used by the running service
 */
public record ServiceRoles(PostgresEndpoint owner, PostgresEndpoint app) {}
