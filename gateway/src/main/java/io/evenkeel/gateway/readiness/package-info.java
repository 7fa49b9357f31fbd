/**
 * How far the suite is on its way to being usable: first a full sync, then nothing left to calculate. Once a phase is
 * done it stays done; afterwards only the health of the services counts.
 */
@NullMarked
package io.evenkeel.gateway.readiness;

import org.jspecify.annotations.NullMarked;
