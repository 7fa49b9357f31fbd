/**
 * Events between services over NATS JetStream: what application code consumes and how it publishes.
 *
 * <p>A consumer is an {@code @Incoming} method that takes an {@link io.evenkeel.messaging.EventBatch}; a producer adds
 * to the {@link io.evenkeel.messaging.Outbox} in its own transaction. Postgres is the truth: nothing is acknowledged
 * before its transaction committed, and every published event can be published again. The sub-packages hold the
 * machinery and are not called by services.
 */
@NullMarked
package io.evenkeel.messaging;

import org.jspecify.annotations.NullMarked;
