/**
 * The bodies of transfers: between sub-accounts of one account, and between the parts of the exchange.
 *
 * <p>Pure; whether there is enough cash is decided where the state is changed.
 */
@NullMarked
package io.evenkeel.simulator.transfer;

import org.jspecify.annotations.NullMarked;
