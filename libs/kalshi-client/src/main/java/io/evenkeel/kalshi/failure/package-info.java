/**
 * Why a call gave nothing: one sealed family of failures, with the exchange's own words where it had any.
 *
 * <p>Texts are shortened and made printable before they get here, so that they can be logged, stored and shown.
 */
@NullMarked
package io.evenkeel.kalshi.failure;

import org.jspecify.annotations.NullMarked;
