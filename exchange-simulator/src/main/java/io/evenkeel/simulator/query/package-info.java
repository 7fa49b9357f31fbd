/**
 * Reading the parameters of a call as the exchange reads them, and cutting lists into pages.
 *
 * <p>Lenient where it is lenient (an unknown parameter is ignored, a garbage cursor is the first page) and strict
 * where it is strict (a limit over the maximum is refused, never clamped).
 */
@NullMarked
package io.evenkeel.simulator.query;

import org.jspecify.annotations.NullMarked;
