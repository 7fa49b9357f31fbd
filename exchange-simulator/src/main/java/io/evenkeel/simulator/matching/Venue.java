package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import java.util.Optional;

/** What the engine has to know of the exchange around it. */
public interface Venue {
    Instant now();

    /** False while nothing at all may be done. */
    boolean isExchangeActive();

    /** False while nothing may be placed or amended; cancelling goes on. */
    boolean isTradingActive();

    /** Empty if there is no such market. */
    Optional<MarketTerms> terms(String ticker);

    /** Net contracts, YES positive. */
    Quantity position(Owner owner, String ticker);

    /** Whatever is locked for resting orders included. */
    Money cash(Owner owner);

    /** To what the account's fees are rounded. */
    Money feePrecision(String account);
}
