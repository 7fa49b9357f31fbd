/**
 * Sub-accounts, and cash that moves between them and between the parts of the exchange.
 *
 * <p>Resources only: they read bodies, hand instructions to the records, and shape answers.
 */
@NullMarked
package io.evenkeel.simulator.transfer.api;

import org.jspecify.annotations.NullMarked;
