/**
 * What the suite consists of: Postgres, NATS, the simulator and the services, with the ports, passwords and settings
 * that tie them together. The names of the environment variables are the contract between the launcher and the
 * services.
 */
@NullMarked
package io.evenkeel.launcher.suite;

import org.jspecify.annotations.NullMarked;
