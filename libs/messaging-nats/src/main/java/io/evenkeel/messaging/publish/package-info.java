/**
 * From the outbox to the broker: one relay per service publishes what is pending and notes what was acknowledged.
 *
 * <p>Every event is published at least once, with its id as message id. The relay also owns the service's streams:
 * it makes them, and when one was lost or made anew it publishes everything again that the outbox retains for it.
 */
@NullMarked
package io.evenkeel.messaging.publish;

import org.jspecify.annotations.NullMarked;
