package io.evenkeel.kalshi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers about one account that accounting by itself does not need. */
class AccountReadersTest {
    @Test
    void sums_per_event_come_with_the_positions() {
        var answer = body("""
                {"cursor":"","market_positions":[],"event_positions":[{"event_exposure_dollars":"3.120000",
                 "event_ticker":"E","fees_paid_dollars":"0.241500","realized_pnl_dollars":"-0.360000",
                 "total_cost_dollars":"6.760000","total_cost_shares_fp":"14.00"}]}""");

        assertThat(WireReaders.positions(answer).size()).isZero();
        assertThat(WireReaders.eventPositions(answer).good().getFirst().value())
                .isEqualTo(new EventPosition(
                        new EventTicker("E"),
                        Money.parse("3.12"),
                        Money.parse("6.76"),
                        Quantity.parse("14"),
                        Money.parse("-0.36"),
                        Money.parse("0.2415")));
    }

    @Test
    void an_order_has_every_part_that_the_exchange_names() {
        var order = WireReaders.order(body("""
                        {"order":{"action":"buy","book_side":"bid","cancel_order_on_pause":true,
                         "client_order_id":"c-77","created_time":"2026-09-19T09:00:00.4Z","exchange_index":1,
                         "expiration_time":"2026-09-20T09:00:00Z","fill_count_fp":"1.00","initial_count_fp":"5.00",
                         "maker_fees_dollars":"0.000100","maker_fill_cost_dollars":"0.450000",
                         "no_price_dollars":"0.5500","order_group_id":"g-1","order_id":"o-3","outcome_side":"yes",
                         "remaining_count_fp":"4.00","self_trade_prevention_type":"maker","side":"yes",
                         "status":"resting","subaccount_number":0,"taker_fees_dollars":"0.000000",
                         "taker_fill_cost_dollars":"0.000000","ticker":"T-1","type":"limit","user_id":"u-1",
                         "yes_price_dollars":"0.4500"}}""")).value();

        assertThat(order.expirationTime()).isEqualTo(Instant.parse("2026-09-20T09:00:00Z"));
        assertThat(order.details())
                .isEqualTo(new Order.Details(
                        "u-1",
                        "limit",
                        Money.ZERO,
                        Money.parse("0.45"),
                        Money.ZERO,
                        Money.parse("0.0001"),
                        "maker",
                        "g-1",
                        true,
                        1));
    }

    @Test
    void places_in_queues_are_read() {
        assertThat(WireReaders.queuePositions(body("""
                        {"queue_positions":[{"market_ticker":"T-1","order_id":"o-4",
                         "queue_position_fp":"103.00"}]}""")).good().getFirst().value())
                .isEqualTo(new QueuePosition(new OrderId("o-4"), new MarketTicker("T-1"), Quantity.parse("103")));
        assertThat(WireReaders.queuePosition(body("{\"queue_position_fp\":\"0.00\"}"))
                        .value())
                .isEqualTo(Quantity.ZERO);
    }

    @Test
    void an_account_without_order_groups_is_answered_an_empty_object() {
        assertThat(WireReaders.orderGroups(body("{}")).size()).isZero();
        assertThat(WireReaders.orderGroups(body("""
                        {"order_groups":[{"id":"g-1","contracts_limit_fp":"100.00","is_auto_cancel_enabled":true},
                                         {"is_auto_cancel_enabled":true}]}"""))).satisfies(page -> {
            assertThat(page.good()).hasSize(1);
            assertThat(page.unreadable()).hasSize(1);
        });
        assertThat(WireReaders.orderGroup(body("""
                        {"contracts_limit_fp":"100.00","exchange_index":0,"is_auto_cancel_enabled":true,
                         "orders":["o-4"]}""")).value())
                .isEqualTo(new OrderGroup(null, Quantity.parse("100"), true, List.of(new OrderId("o-4")), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "<html></html>", "{\"order_groups\":7}", "{\"error\":{\"code\":\"x\"}}"})
    void what_is_no_list_of_groups_is_a_failure_and_never_none(String text) {
        assertThatThrownBy(() -> WireReaders.orderGroups(body(text)))
                .isInstanceOf(ExchangeFailure.Unintelligible.class);
    }

    @Test
    void cash_of_sub_accounts_and_shards_is_read() {
        assertThat(WireReaders.subaccountBalances(body("""
                        {"subaccount_balances":[{"subaccount_number":3,"exchange_index":1,"balance":"12.3400",
                         "updated_ts":1790000000}]}""")).good().getFirst().value())
                .isEqualTo(new SubaccountBalance(
                        new Subaccount(3), Money.parse("12.34"), 1, Instant.ofEpochSecond(1790000000)));
        assertThat(WireReaders.nettingConfigs(body("""
                        {"netting_configs":[{"subaccount_number":3,"enabled":true,
                         "exchange_index":0}]}""")).good().getFirst().value())
                .isEqualTo(new NettingConfig(new Subaccount(3), true, 0));
        assertThat(WireReaders.restingOrderValue(body("""
                        {"total_resting_order_value":1234,
                         "resting_order_value_breakdown":[{"exchange_index":0,"balance":"12.3400"}]}""")).value())
                .isEqualTo(new RestingOrderValue(
                        Money.parse("12.34"), List.of(new ShardBalance(0, Money.parse("12.34")))));
        assertThat(WireReaders.targetBalanceAllocation(body("""
                        {"allocations":[{"exchange_index":0,"percent":60},{"exchange_index":2,"percent":40}],
                         "resting_margin_reservation":"sum"}""")).value())
                .isEqualTo(new TargetBalanceAllocation(
                        List.of(new TargetBalanceAllocation.Share(0, 60), new TargetBalanceAllocation.Share(2, 40)),
                        "sum"));
    }

    @Test
    void transfers_within_the_exchange_are_read_as_a_list_and_one_by_one() {
        var row = """
                {"transfer_id":"x-1","source":"event_contract","destination":"margined","source_exchange_shard":0,
                 "destination_exchange_shard":2,"amount":"12.500000","status":"pending","created_ts":1790000000}""";
        var expected = new InstanceTransfer(
                "x-1",
                "event_contract",
                "margined",
                0,
                2,
                Money.parse("12.5"),
                "pending",
                Instant.ofEpochSecond(1790000000));

        var page = WireReaders.instanceTransfers(body("{\"transfers\":[" + row + "]}"));

        assertThat(page.isLast()).isTrue();
        assertThat(page.good().getFirst().value()).isEqualTo(expected);
        assertThat(WireReaders.instanceTransfer(body("{\"transfer\":" + row + "}"))
                        .value())
                .isEqualTo(expected);
    }

    @Test
    void the_state_of_the_exchange_is_told_for_each_shard() {
        var status = WireReaders.exchangeStatus(body("""
                        {"exchange_active":true,"trading_active":false,"intra_exchange_transfers_active":true,
                         "exchange_estimated_resume_time":"2026-11-26T10:00:00Z","exchange_index_statuses":
                         [{"exchange_index":2,"description":"crypto","exchange_active":true,"trading_active":true,
                           "intra_exchange_transfers_active":false}]}""")).value();

        assertThat(status)
                .isEqualTo(new ExchangeStatus(
                        true,
                        false,
                        true,
                        Instant.parse("2026-11-26T10:00:00Z"),
                        List.of(new ExchangeStatus.Shard(2, "crypto", true, true, false))));
        assertThat(WireReaders.userDataTimestamp(body("{\"as_of_time\":\"2026-09-20T14:05:12.000000Z\"}"))
                        .value()
                        .asOf())
                .isEqualTo(Instant.parse("2026-09-20T14:05:12Z"));
    }

    @Test
    void limits_come_with_their_grants() {
        var limits = WireReaders.accountLimits(body("""
                        {"grants":[{"exchange_instance":"event_contract","level":"advanced","source":"manual",
                          "expires_ts":1790000000}],"read":{"bucket_capacity":300,"refill_rate":310},
                         "usage_tier":"advanced","write":{"bucket_capacity":600,"refill_rate":320}}""")).value();

        assertThat(limits)
                .isEqualTo(new AccountLimits(
                        "advanced",
                        310,
                        300,
                        320,
                        600,
                        List.of(new AccountLimits.Grant(
                                "event_contract", "advanced", Instant.ofEpochSecond(1790000000), "manual"))));
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
