/**
 * What the suite can do on this machine: each figure is measured beside a named baseline in the same run, so that it
 * means the same on any machine. {@code ./evenkeel bench} starts {@link io.evenkeel.verification.bench.Benchmarks},
 * which runs the chosen ones one after the other and reports.
 */
@NullMarked
package io.evenkeel.verification.bench;

import org.jspecify.annotations.NullMarked;
