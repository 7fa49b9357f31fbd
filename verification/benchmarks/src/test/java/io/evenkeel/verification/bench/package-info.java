/** Proof that the benchmarks work, in seconds. */
@NullMarked
package io.evenkeel.verification.bench;

import org.jspecify.annotations.NullMarked;
