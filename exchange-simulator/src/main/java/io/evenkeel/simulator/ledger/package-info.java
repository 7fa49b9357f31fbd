/**
 * What the recorded fills and settlements come to: positions, balances and settlement rows, to the last digit.
 *
 * <p>Pure arithmetic on scaled integers, first in first out, as measured on real accounts ({@code docs/exchange.md}
 * §10 and §11). It is written here on its own, not shared with the suite's profit and loss, so that the two cannot
 * share a mistake.
 */
@NullMarked
package io.evenkeel.simulator.ledger;

import org.jspecify.annotations.NullMarked;
