package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.usecase.RebuildBooks;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A reader sees the books of one moment. A locked table holds it between two of its reads. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "pnl"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TokenResource.class, restrictToAnnotatedClass = true)
class OneMomentIT extends LedgerScenario {
    private static final int POOL = 12;

    @Inject
    RebuildBooks rebuild;

    /** What is committed between them is what a rebuild would commit that finds the book empty. */
    @Test
    void a_market_its_lots_and_its_realizations_are_of_one_moment() throws Exception {
        broker.publish(Fills.of("moment", """
            bid 10 @ 0.40
            ask 4 @ 0.70
            """));
        sql.awaitCount("books WHERE account = 'moment' AND position = 6", 1);

        var market = whileLocked("lots", "/api/pnl/markets/MOMENT?account=moment", """
            UPDATE books SET position = 0, trading_pnl = 0 WHERE account = 'moment';
            DELETE FROM lots WHERE account = 'moment';
            DELETE FROM realizations WHERE account = 'moment'""");

        assertThat(market.get("position_fp").textValue()).isEqualTo("6.00");
        assertThat(market.get("lots")).hasSize(1);
        assertThat(market.get("realizations")).hasSize(1);
    }

    /** 4 closed at 12:01 (+1.20), within a slot, and 4 at 12:30 (+1.60), in a full one. */
    @Test
    void a_summary_is_of_one_moment_though_its_bounds_lie_within_slots() throws Exception {
        broker.publish(List.of(
                Events.fill("span", "SPAN", Fills.named("span", "bid 10 @ 0.40", 0), 1),
                Events.fill("span", "SPAN", Fills.named("span", "ask 4 @ 0.70", 1), 1),
                Events.fill("span", "SPAN", Fills.named("span", "ask 4 @ 0.80", 30), 1)));
        sql.awaitCount("books WHERE account = 'span' AND position = 2", 1);

        var path = "/api/pnl/summary?account=span&from=2026-05-04T12:00:30Z&to=2026-05-04T13:00:00Z";
        var summary = whileLocked("realizations", path, """
            UPDATE slots SET trading_pnl = 0 WHERE account = 'span';
            UPDATE hours SET trading_pnl = 0 WHERE account = 'span';
            DELETE FROM realizations WHERE account = 'span'""");

        assertThat(summary.get("totals").get("realized_dollars").textValue()).isEqualTo("2.800000");
    }

    @Test
    void a_cursor_from_before_a_rebuild_is_refused_and_one_from_before_another_fill_is_not() {
        var fills = Fills.of("cursor", """
            bid 10 @ 0.40
            ask 1 @ 0.70
            ask 1 @ 0.70
            ask 1 @ 0.70
            """);
        broker.publish(fills.subList(0, 3));
        sql.awaitCount("books WHERE account = 'cursor' AND position = 8", 1);
        var path = "/api/pnl/markets/CURSOR?account=cursor&limit=1";
        var next = path + "&cursor=" + Api.get(path).get("cursor").textValue();
        broker.publish(fills.subList(3, 4));
        sql.awaitCount("books WHERE account = 'cursor' AND position = 7", 1);
        assertThat(Api.get(next).get("realizations")).hasSize(1);

        var book = new BookKey(new AccountId("cursor"), Subaccount.PRIMARY, new MarketTicker("CURSOR"));
        rebuild.now(Set.of(book)).await().atMost(LIMIT);

        var problem = Api.get(next, TestTokens.admin(), 400);
        assertThat(problem.get("violations").get(0).get("field").textValue()).isEqualTo("cursor");
    }

    /** P-A6: as many as the pool has connections. */
    @Test
    void readers_who_hang_up_leave_no_connection_borrowed() throws Exception {
        broker.publish(Fills.of("hang", "bid 10 @ 0.40"));
        sql.awaitCount("books WHERE account = 'hang'", 1);
        var readers = new ArrayList<Socket>();
        try (var other = sql.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE lots IN ACCESS EXCLUSIVE MODE");
            for (var i = 0; i < POOL; i++) {
                readers.add(asking("/api/pnl/markets/HANG?account=hang"));
            }
            sql.awaitCount("pg_locks WHERE relation = 'pnl.lots'::regclass AND NOT granted", POOL);
            for (var reader : readers) {
                reader.close();
            }
        }
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                Api.get("/api/pnl/markets/HANG?account=hang").get("lots"))
                        .hasSize(1));
        sql.awaitCount("pg_stat_activity WHERE query LIKE '%lots%' AND state = 'idle in transaction'", 0);
    }

    /** The answer of a reader that was held at the table while this was committed. */
    private JsonNode whileLocked(String table, String path, String change) throws Exception {
        CompletableFuture<JsonNode> answer;
        try (var other = sql.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            answer = CompletableFuture.supplyAsync(() -> Api.get(path));
            sql.awaitCount("pg_locks WHERE relation = 'pnl." + table + "'::regclass AND NOT granted", 1);
            other.createStatement().execute(change);
            other.commit();
        }
        return answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static Socket asking(String path) throws Exception {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(path, TestTokens.admin());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
