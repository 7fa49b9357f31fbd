/**
 * The lock under which a schema is migrated. Liquibase finds it by itself in every service that has this module; it is
 * never left behind by a process that was killed.
 */
@NullMarked
package io.evenkeel.migration;

import org.jspecify.annotations.NullMarked;
