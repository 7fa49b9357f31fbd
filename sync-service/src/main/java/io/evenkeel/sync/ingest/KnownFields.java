package io.evenkeel.sync.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The names and words of the exchange that this version knows, as its documents have them. */
public final class KnownFields {
    private static final Map<Resource, Set<String>> FIELDS = new EnumMap<>(Resource.class);
    private static final Map<String, Set<String>> WORDS = Map.of(
            "market_result", Set.of("yes", "no", "scalar", "void"),
            "result", Set.of("yes", "no", "scalar", ""),
            "market_type", Set.of("binary", "scalar"),
            "outcome_side", Set.of("yes", "no"),
            "book_side", Set.of("bid", "ask"),
            "type", Set.of("limit", "market", "ach", "wire", "crypto", "debit", "apm"),
            "status",
                    Set.of(
                            "resting",
                            "canceled",
                            "executed",
                            "pending",
                            "applied",
                            "failed",
                            "returned",
                            "initialized",
                            "active",
                            "inactive",
                            "closed",
                            "determined",
                            "disputed",
                            "amended",
                            "finalized"));

    static {
        FIELDS.put(Resource.FILLS, names("""
                fill_id trade_id order_id ticker market_ticker exchange_index outcome_side book_side side action
                count_fp yes_price_dollars no_price_dollars is_taker fee_cost created_time ts subaccount_number"""));
        FIELDS.put(Resource.ORDERS, names("""
                order_id user_id client_order_id ticker outcome_side book_side side action type status
                yes_price_dollars no_price_dollars initial_count_fp fill_count_fp remaining_count_fp
                taker_fill_cost_dollars maker_fill_cost_dollars taker_fees_dollars maker_fees_dollars created_time
                last_update_time last_update_reason expiration_time self_trade_prevention_type order_group_id
                cancel_order_on_pause subaccount_number exchange_index"""));
        FIELDS.put(Resource.SETTLEMENTS, names("""
                ticker event_ticker exchange_index market_result yes_count_fp no_count_fp yes_total_cost_dollars
                no_total_cost_dollars revenue value fee_cost settled_time"""));
        FIELDS.put(Resource.POSITIONS, names("""
                ticker exchange_index position_fp market_exposure_dollars total_traded_dollars realized_pnl_dollars
                fees_paid_dollars last_updated_ts resting_orders_count"""));
        FIELDS.put(Resource.CASH_MOVEMENTS, names("id status type amount_cents fee_cents created_ts finalized_ts"));
        FIELDS.put(Resource.MARKETS, names("""
                ticker event_ticker market_type title subtitle yes_sub_title no_sub_title created_time updated_time
                open_time close_time expected_expiration_time expiration_time latest_expiration_time
                settlement_timer_seconds status result yes_bid_dollars yes_bid_size_fp yes_ask_dollars yes_ask_size_fp
                no_bid_dollars no_ask_dollars last_price_dollars previous_price_dollars previous_yes_bid_dollars
                previous_yes_ask_dollars volume_fp volume_24h_fp open_interest_fp notional_value_dollars
                can_close_early settlement_value_dollars settlement_ts expiration_value occurrence_datetime
                fee_waiver_expiration_time early_close_condition strike_type floor_strike cap_strike
                functional_strike custom_strike rules_primary rules_secondary mve_collection_ticker
                mve_selected_legs primary_participant_key price_level_structure price_ranges is_provisional
                exchange_index settlement_bounds_type settlement_floor_dollars liquidity_dollars"""));
    }

    private KnownFields() {}

    public static boolean isKnown(Resource resource, String field) {
        return FIELDS.getOrDefault(resource, Set.of()).contains(field);
    }

    /** Whether a word may stand in a field; true for fields that hold no words. */
    public static boolean isKnownWord(String field, String word) {
        var words = WORDS.get(field);
        return words == null || words.contains(word);
    }

    /** Whether a field holds one of a few words. */
    public static boolean holdsWords(String field) {
        return WORDS.containsKey(field);
    }

    private static Set<String> names(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
