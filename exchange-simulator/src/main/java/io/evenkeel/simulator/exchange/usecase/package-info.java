/**
 * Reading and changing the exchange's state by many threads, and keeping it over a restart.
 *
 * <p>{@link io.evenkeel.simulator.exchange.usecase.Records} is the only way in. A change is on disk before it can be
 * seen; {@link io.evenkeel.simulator.exchange.usecase.ChangeLog} is the port to the disk.
 */
@NullMarked
package io.evenkeel.simulator.exchange.usecase;

import org.jspecify.annotations.NullMarked;
