/**
 * The simulated exchange alone, as a process of its own with the launcher's settings, under the calls of a fast client.
 *
 * <p>It must never be what a benchmark of the suite waits for, so its own speed is measured here: orders, pages of
 * fills, and frames of the live feed. The client shares the machine with it. Nothing here knows a class of the
 * simulator.
 */
@NullMarked
package io.evenkeel.verification.bench.exchange;

import org.jspecify.annotations.NullMarked;
