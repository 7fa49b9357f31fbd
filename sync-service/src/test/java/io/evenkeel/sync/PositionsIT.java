package io.evenkeel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.sync.exchange.FakeExchangeResource;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What is told of positions that the exchange lists no more. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "sync"))
@WithTestResource(NatsResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(value = FakeExchangeResource.class, initArgs = @ResourceArg(name = "empty-list-pause", value = "1h"))
class PositionsIT extends SyncScenario {
    @Test
    void a_position_that_is_listed_no_more_is_told_as_zero_on_the_second_look() {
        hold("held", "KXHELD-1");

        exchange.change(() -> exchange.rows("held", "positions").removeAll());
        goesMissing("held");
        anHourPasses("held");

        eventually(() -> assertThat(zeros("held")).isEqualTo(1));
        assertThat(sql("SELECT count(*) FROM sync.outbox WHERE account = 'held' AND type = 'position-observed' "
                        + "AND payload::jsonb -> 'data' ->> 'realized_pnl_dollars' = '0.250000' "
                        + "AND payload::jsonb -> 'data' ->> 'position_fp' = '0.00'"))
                .isEqualTo(1);
        assertThat(open("held")).isZero();
    }

    /** However many readings and looks at its market there are, and whoever asks for them. */
    @Test
    void a_position_that_is_listed_again_within_the_pause_was_never_closed() {
        hold("hidden", "KXHIDDEN-1");
        var rows = exchange.rows("hidden", "positions").deepCopy();

        exchange.change(() -> exchange.rows("hidden", "positions").removeAll());
        goesMissing("hidden");
        var looks = marketLooks();
        eventually(() -> assertThat(marketLooks()).isGreaterThan(looks + 2));

        assertThat(open("hidden")).isEqualTo(1);
        assertThat(zeros("hidden")).isZero();
        exchange.change(() -> exchange.rows("hidden", "positions").addAll(rows));
        eventually(() -> assertThat(missing("hidden")).isZero());
        assertThat(events("hidden", "position-observed")).isEqualTo(1);
    }

    @Test
    void a_position_that_is_hidden_because_its_market_is_over_is_closed_and_not_told_as_zero() {
        hold("over", "KXOVER-1");

        exchange.change(() -> {
            exchange.market("KXOVER-1", "finalized");
            exchange.rows("over", "positions").removeAll();
        });
        goesMissing("over");
        anHourPasses("over");

        eventually(() -> assertThat(open("over")).isZero());
        assertThat(zeros("over")).isZero();
        assertThat(events("over", "position-observed")).isEqualTo(1);
    }

    @Test
    void a_row_that_cannot_be_read_closes_no_position() {
        hold("blurred", "KXBLURRED-1");

        exchange.change(
                () -> ((ObjectNode) exchange.rows("blurred", "positions").get(0)).put("position_fp", -3));

        eventually(() -> assertThat(sql("SELECT max(seen) FROM sync.quarantine WHERE account = 'blurred'"))
                .isGreaterThanOrEqualTo(4));
        assertThat(missing("blurred")).isZero();
        assertThat(open("blurred")).isEqualTo(1);
        assertThat(zeros("blurred")).isZero();
    }

    private void hold(String account, String ticker) {
        account(account, 104, 1);
        exchange.change(() -> {
            exchange.market(ticker, "active");
            exchange.rows(account, "positions")
                    .addObject()
                    .put("ticker", ticker)
                    .put("position_fp", "-3.00")
                    .put("market_exposure_dollars", "1.500000")
                    .put("total_traded_dollars", "1.500000")
                    .put("realized_pnl_dollars", "0.250000")
                    .put("fees_paid_dollars", "0.010000");
        });
        eventually(() -> assertThat(open(account)).isEqualTo(1));
    }

    private void goesMissing(String account) {
        eventually(() -> assertThat(missing(account)).isEqualTo(1));
    }

    /** Since the first absence, as far as the service can tell. */
    private void anHourPasses(String account) {
        update("UPDATE sync.positions SET missing_since = missing_since - interval '1 hour' WHERE account = '" + account
                + "'");
    }

    private long missing(String account) {
        return sql(
                "SELECT count(*) FROM sync.positions WHERE account = '" + account + "' AND missing_since IS NOT NULL");
    }

    private long marketLooks() {
        return exchange.calls("hidden").stream()
                .filter(call -> call.contains("/markets?"))
                .count();
    }

    private long open(String account) {
        return sql("SELECT count(*) FROM sync.positions WHERE account = '" + account + "' AND closed_at IS NULL");
    }

    private long zeros(String account) {
        return sql("SELECT count(*) FROM sync.outbox WHERE account = '" + account + "' "
                + "AND type = 'position-observed' AND payload::jsonb -> 'data' ->> 'position_fp' = '0.00'");
    }
}
