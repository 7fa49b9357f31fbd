package io.evenkeel.simulator.matching;

/**
 * What a market lays down for orders.
 *
 * @param isActive false while it takes none
 * @param isClosed true once those that rest cannot be changed or cancelled either, but by the exchange
 */
public record MarketTerms(boolean isActive, boolean isClosed, PriceGrid grid, FeeRule fees) {}
