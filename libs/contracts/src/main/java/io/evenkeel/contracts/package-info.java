/**
 * The language that every module of Evenkeel shares: exact values, ids and the events on the wire.
 *
 * <p>Nothing here knows a framework, a database or the network. A number that leaves this package is exact or it is an
 * error; there is no rounding except by the rules named in {@link io.evenkeel.contracts.money}.
 */
@NullMarked
package io.evenkeel.contracts;

import org.jspecify.annotations.NullMarked;
