/**
 * What tests of several modules share: one real Postgres and one real nats-server per test JVM, a clock that tests
 * move, and readers of the shared vectors. Never part of a service. Invariant: test classes do not see each other's
 * rows or messages, because each gets a database and a subject prefix of its own.
 */
@NullMarked
package io.evenkeel.testkit;

import org.jspecify.annotations.NullMarked;
