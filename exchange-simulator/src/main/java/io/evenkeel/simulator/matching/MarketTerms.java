package io.evenkeel.simulator.matching;

/**
 * What a market lays down for orders.
 *
 * @param isActive false while it takes none
 */
public record MarketTerms(boolean isActive, PriceGrid grid, FeeRule fees) {}
