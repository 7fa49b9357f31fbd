package io.evenkeel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.sync.exchange.FakeExchange.Fault;
import io.evenkeel.sync.exchange.FakeExchangeResource;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Markets, events and series that cannot be understood for a while, and what leaves quarantine when. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "sync"))
@WithTestResource(NatsResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(FakeExchangeResource.class)
class UnreadableMarketsIT extends SyncScenario {
    private static final int SOME = 3;

    @Test
    void a_market_that_is_over_is_asked_for_until_its_series_makes_sense() {
        exchange.fault("/series/KXLINE", Fault.HTML);
        account("line", 104, 1, rows -> trades(rows, "KXLINE-1-A"));
        exchange.change(() -> {
            exchange.market("KXLINE-1-A", "finalized");
            exchange.lineage("KXLINE-1-A", "KXLINE-1", "KXLINE", "Weather");
        });

        eventually(() -> assertThat(sql("SELECT max(seen) FROM sync.quarantine WHERE account = 'line'"))
                .isGreaterThanOrEqualTo(SOME));
        assertThat(text("SELECT concat_ws('|', resource, source, record_id, convert_from(raw, 'UTF8')) "
                        + "FROM sync.quarantine WHERE account = 'line'"))
                .isEqualTo("markets|series|KXLINE|<html>back soon</html>");
        assertThat(sql("SELECT count(*) FROM sync.market_reads WHERE ticker = 'KXLINE-1-A' AND NOT is_final"))
                .isEqualTo(1);

        exchange.heal();

        eventually(() -> assertThat(
                        sql("SELECT count(*) FROM sync.market_reads WHERE ticker = 'KXLINE-1-A' " + "AND is_final"))
                .isEqualTo(1));
        assertThat(sql("SELECT count(*) FROM sync.outbox WHERE type = 'market-observed' "
                        + "AND payload::jsonb -> 'data' ->> 'ticker' = 'KXLINE-1-A' "
                        + "AND payload::jsonb -> 'data' ->> 'category' = 'Weather'"))
                .isEqualTo(1);
        assertThat(open("line")).isZero();
    }

    @Test
    void a_market_that_is_over_and_has_no_series_is_not_asked_for_again() {
        account("orphan", 104, 1, rows -> trades(rows, "KXORPHAN-1-A"));
        exchange.change(() -> {
            exchange.market("KXORPHAN-1-A", "finalized");
            exchange.lineage("KXORPHAN-1-A", "KXORPHAN-1", "KXOTHER", "Weather");
            exchange.row("series", "KXOTHER").put("ticker", "KXRENAMED");
        });

        eventually(() -> assertThat(
                        sql("SELECT count(*) FROM sync.market_reads WHERE ticker = 'KXORPHAN-1-A' " + "AND is_final"))
                .isEqualTo(1));
        assertThat(open("orphan")).isZero();
    }

    /** Most polls read only a few of the markets, and what they did not read tells nothing about the others. */
    @Test
    void an_unreadable_market_stays_in_quarantine_until_it_is_read_again() {
        account("veiled", 104, 1, rows -> trades(rows, "KXVEILED-1-A"));
        exchange.market("KXVEILED-1-A", "active");
        eventually(() -> assertThat(sql("SELECT count(*) FROM sync.markets WHERE record_id = 'KXVEILED-1-A'"))
                .isEqualTo(1));
        exchange.change(() -> exchange.row("markets", "KXVEILED-1-A").put("status", 5));
        eventually(() -> assertThat(open("veiled")).isEqualTo(1));

        eventually(() -> {
            update("UPDATE sync.market_reads SET read_at = now() + interval '1 hour' WHERE ticker = 'KXVEILED-1-A'");
            var polls = polls("veiled");
            eventually(() -> assertThat(polls("veiled")).isGreaterThan(polls + SOME));
            assertThat(sql("SELECT count(*) FROM sync.market_reads WHERE ticker = 'KXVEILED-1-A' AND read_at > now()"))
                    .as("not read by any of these polls")
                    .isEqualTo(1);
        });
        assertThat(open("veiled")).isEqualTo(1);

        exchange.change(() -> exchange.row("markets", "KXVEILED-1-A").put("status", "active"));
        update("UPDATE sync.market_reads SET read_at = '-infinity' WHERE ticker = 'KXVEILED-1-A'");
        eventually(() -> assertThat(open("veiled")).isZero());
    }

    /** A market that moves would add one at every look. */
    @Test
    void of_an_unreadable_market_only_the_newest_text_is_open() {
        account("moving", 104, 1, rows -> trades(rows, "KXMOVING-1-A"));
        exchange.market("KXMOVING-1-A", "active");

        for (var number = 1; number <= SOME; number++) {
            var status = number;
            exchange.change(() -> exchange.row("markets", "KXMOVING-1-A").put("status", status));
            eventually(() -> assertThat(sql("SELECT count(*) FROM sync.quarantine WHERE account = 'moving' "
                            + "AND resolved_at IS NULL AND convert_from(raw, 'UTF8')::jsonb ->> 'status' = '" + status
                            + "'"))
                    .isEqualTo(1));
        }

        assertThat(open("moving")).isEqualTo(1);
    }

    private static void trades(JsonNode rows, String ticker) {
        var fill = (ObjectNode) rows.path("fills").get(0);
        fill.put("ticker", ticker).put("market_ticker", ticker);
    }

    private long open(String account) {
        return sql("SELECT count(*) FROM sync.quarantine WHERE account = '" + account + "' AND resolved_at IS NULL");
    }

    private long polls(String account) {
        return exchange.calls(account).stream()
                .filter(call -> call.contains("/portfolio/positions"))
                .count();
    }
}
