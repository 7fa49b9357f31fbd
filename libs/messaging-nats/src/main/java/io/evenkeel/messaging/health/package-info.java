/**
 * What the service says about NATS when it is asked whether it is ready.
 *
 * <p>Readiness only: a broker that is away must never get a service restarted.
 */
@NullMarked
package io.evenkeel.messaging.health;

import org.jspecify.annotations.NullMarked;
