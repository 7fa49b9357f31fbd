package io.evenkeel.verification.bench.suite;

import io.evenkeel.stack.PostgresEndpoint;
import io.evenkeel.verification.bench.Figure.Baseline;
import io.evenkeel.verification.bench.Rounds;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import org.postgresql.PGConnection;

/** The same fills by COPY into one table with a key and an index, in the suite's own Postgres. */
final class CopyBaseline {
    private static final String TABLE = """
            CREATE TABLE copied (
                fill_id uuid PRIMARY KEY, ticker text NOT NULL, side text NOT NULL, contracts numeric(18,2) NOT NULL,
                price numeric(9,4) NOT NULL, fee numeric(24,6) NOT NULL, created_time timestamptz NOT NULL)""";
    private static final String INDEX = "CREATE INDEX ix_copied_ticker ON copied (ticker, created_time, fill_id)";

    private CopyBaseline() {}

    static Baseline measure(RunningSuite suite, History history) throws Exception {
        var address = URI.create(suite.url("postgres"));
        var password = Files.readString(suite.data().resolve("secrets/postgres.password"))
                .strip();
        var superuser = new PostgresEndpoint(address.getHost(), address.getPort(), "postgres", "postgres", password);
        var rows = rows(history);
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute(INDEX);
            var begun = System.nanoTime();
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY copied FROM STDIN", new StringReader(rows));
            var speed = Rounds.perSecond(history.fills().size(), begun);
            statement.execute("DROP TABLE copied");
            return new Baseline("COPY of the same fills, 1 table", speed);
        }
    }

    private static String rows(History history) {
        var rows = new StringBuilder();
        for (var fill : history.fills()) {
            rows.append(fill.id()).append('\t').append(fill.ticker()).append('\t');
            rows.append(fill.bid() ? "bid" : "ask")
                    .append('\t')
                    .append(fill.contracts())
                    .append('\t');
            rows.append("0.%02d".formatted(fill.priceCents())).append('\t');
            rows.append(fill.feeE4() / 1e4).append('\t').append(fill.at()).append('\n');
        }
        return rows.toString();
    }
}
