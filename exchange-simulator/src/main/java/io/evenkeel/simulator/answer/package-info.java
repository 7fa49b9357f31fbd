/**
 * The bodies of the exchange's answers: keys in alphabetical order, and the four shapes in which it refuses.
 *
 * <p>Every resource answers with what is built here. Which shape belongs to which refusal is recorded in
 * {@code docs/exchange.md} §3.
 */
@NullMarked
package io.evenkeel.simulator.answer;

import org.jspecify.annotations.NullMarked;
