/**
 * How a service migrates its schema: in the background until it worked, under a lock. Liquibase finds the lock by
 * itself in every service that has this module; it is never left behind by a process that was killed.
 */
@NullMarked
package io.evenkeel.migration;

import org.jspecify.annotations.NullMarked;
