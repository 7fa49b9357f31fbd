/**
 * Access tokens for tests, signed as the gateway signs them, and hostile ones that must be refused. The key pair is
 * made
 * once per test JVM and lies in a temporary folder, so that it is the same on both sides of Quarkus' class loaders.
 */
@NullMarked
package io.evenkeel.testkit.token;

import org.jspecify.annotations.NullMarked;
