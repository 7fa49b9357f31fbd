package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;

/** What rests at one price. */
public record PriceLevel(Price yesPrice, Quantity size) {}
