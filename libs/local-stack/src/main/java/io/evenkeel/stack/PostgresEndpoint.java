package io.evenkeel.stack;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** One database of a Postgres server and who logs in there. */
public record PostgresEndpoint(String host, int port, String database, String user, String password) {
    private static final String TIMEOUT_SECONDS = "10";

    /**
     * Reads {@code postgresql://user:password@host:port/database}.
     *
     * @throws StackFailure if a part is missing
     */
    public static PostgresEndpoint parse(String url) {
        var uri = URI.create(url);
        var login = uri.getRawUserInfo();
        if (login == null
                || !login.contains(":")
                || uri.getHost() == null
                || uri.getPath().length() < 2) {
            throw new StackFailure("a Postgres URL looks like postgresql://user:password@host:port/database");
        }
        var colon = login.indexOf(':');
        return new PostgresEndpoint(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                uri.getPath().substring(1),
                URLDecoder.decode(login.substring(0, colon), StandardCharsets.UTF_8),
                URLDecoder.decode(login.substring(colon + 1), StandardCharsets.UTF_8));
    }

    /** {@code host:port/database}, what services take as {@code EVENKEEL_DB_URL}. */
    public String address() {
        return host + ":" + port + "/" + database;
    }

    /** The form that {@link #parse} reads. Carries the password. */
    public String url() {
        return "postgresql://" + URLEncoder.encode(user, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(password, StandardCharsets.UTF_8) + "@" + address();
    }

    public PostgresEndpoint withDatabase(String other) {
        return new PostgresEndpoint(host, port, other, user, password);
    }

    public PostgresEndpoint withLogin(String otherUser, String otherPassword) {
        return new PostgresEndpoint(host, port, database, otherUser, otherPassword);
    }

    /** Opens a connection. The driver is asked directly: a driver manager does not see it from every class loader. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", TIMEOUT_SECONDS);
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        var connection = new Driver().connect("jdbc:postgresql://" + address(), properties);
        if (connection == null) {
            throw new SQLException("not a Postgres address: " + address());
        }
        return connection;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + address();
    }
}
