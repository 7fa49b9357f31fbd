/**
 * The connector {@code nats-jetstream}: from a durable of a stream to an {@code @Incoming} method, and from an
 * {@code @Outgoing} one to a stream.
 *
 * <p>One fetch is one batch, and the next begins when it is settled, so memory is bounded. A batch is acknowledged only
 * after its handler's transaction committed. What cannot be read, or fails for good, becomes a dead letter in the
 * service's own schema and the channel goes on. A database that is away is nobody's failure: the channel waits for it.
 */
@NullMarked
package io.evenkeel.messaging.consume;

import org.jspecify.annotations.NullMarked;
