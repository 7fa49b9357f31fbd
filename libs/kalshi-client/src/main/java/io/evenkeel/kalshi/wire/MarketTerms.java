package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a market is about and how it is decided.
 *
 * @param marketType {@code binary}, {@code scalar} or a newer word
 * @param expirationValue what the market was decided on; {@code null} until it is known
 * @param comboCollection the collection of a combination market
 */
public record MarketTerms(
        @Nullable String marketType,
        @Nullable String noSubTitle,
        @Nullable String rulesPrimary,
        @Nullable String rulesSecondary,
        @Nullable Boolean canCloseEarly,
        @Nullable String earlyCloseCondition,
        @Nullable String expirationValue,
        @Nullable String primaryParticipantKey,
        @Nullable Boolean provisional,
        @Nullable String settlementBoundsType,
        @Nullable Money settlementFloor,
        @Nullable String comboCollection) {

    static MarketTerms read(Fields in) {
        return new MarketTerms(
                in.wordOrNull("market_type"),
                in.wordsOrNull("no_sub_title"),
                in.textOrNull("rules_primary"),
                in.textOrNull("rules_secondary"),
                in.flagOrNull("can_close_early"),
                in.textOrNull("early_close_condition"),
                in.textOrNull("expiration_value"),
                in.textOrNull("primary_participant_key"),
                in.flagOrNull("is_provisional"),
                in.wordOrNull("settlement_bounds_type"),
                in.moneyOrNull("settlement_floor_dollars"),
                in.wordOrNull("mve_collection_ticker"));
    }
}
