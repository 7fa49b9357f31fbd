package io.evenkeel.stack;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** One database of a Postgres server and who logs in there. */
public record PostgresEndpoint(String host, int port, String database, String user, String password) {
    private static final String TIMEOUT_SECONDS = "10";
    private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

    /**
     * Reads {@code postgresql://user:password@host:port/database}, the port being 5432 where it is left out.
     *
     * @throws StackFailure if a part is missing, or there is one more; never repeats what was given, which has a
     *     password in it
     */
    public static PostgresEndpoint parse(String url) {
        var uri = uri(url);
        var login = uri.getRawUserInfo();
        var scheme = uri.getScheme();
        if (scheme == null
                || !SCHEMES.contains(scheme)
                || login == null
                || !login.contains(":")
                || uri.getHost() == null
                || uri.getPath().length() < 2) {
            throw notLikeThat(null);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new StackFailure(
                    "a Postgres URL ends with the database here: parameters such as sslmode are not supported");
        }
        var colon = login.indexOf(':');
        return new PostgresEndpoint(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                uri.getPath().substring(1),
                decoded(login.substring(0, colon)),
                decoded(login.substring(colon + 1)));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw notLikeThat(e.getReason());
        }
    }

    /** A plus is one, as everywhere but in forms. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StackFailure notLikeThat(@Nullable String reason) {
        return new StackFailure("a Postgres URL looks like postgresql://user:password@host:port/database, with special"
                + " characters of a password as in %40 for @" + (reason == null ? "" : ": " + reason));
    }

    /** {@code host:port/database}, what services take as {@code EVENKEEL_DB_URL}. */
    public String address() {
        return host + ":" + port + "/" + database;
    }

    /** The form that {@link #parse} reads. Carries the password. */
    public String url() {
        return "postgresql://" + encoded(user) + ":" + encoded(password) + "@" + address();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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
