/**
 * The whole suite as processes, seen only through {@code ./evenkeel} and its ports: a generated history is synced from
 * the simulator to the last figure, and read. Nothing here knows a class of the services.
 */
@NullMarked
package io.evenkeel.verification.bench.suite;

import org.jspecify.annotations.NullMarked;
