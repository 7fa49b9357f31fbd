/**
 * The messaging library in a Quarkus application of its own, on a real Postgres and a real nats-server, against what
 * the plain {@code jnats} client and plain SQL do with the same bytes on the same servers. Nothing else runs meanwhile.
 */
@NullMarked
package io.evenkeel.verification.bench.messaging;

import org.jspecify.annotations.NullMarked;
