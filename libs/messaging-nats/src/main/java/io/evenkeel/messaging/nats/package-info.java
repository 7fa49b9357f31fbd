/**
 * The one connection to NATS of a service: its settings, its names and what it does when the server is away.
 *
 * <p>Starting never fails because NATS is away; the connection keeps trying for ever. Nothing outside this library
 * touches the client's classes.
 */
@NullMarked
package io.evenkeel.messaging.nats;

import org.jspecify.annotations.NullMarked;
