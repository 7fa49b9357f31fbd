/**
 * Real Postgres and nats-server processes on this machine, for the launcher and for tests. Everything listens on
 * loopback only and asks for a password. Invariant: a child started here never outlives the process that started it by
 * more than five seconds, however that one ended.
 */
@NullMarked
package io.evenkeel.stack;

import org.jspecify.annotations.NullMarked;
