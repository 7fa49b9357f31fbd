/**
 * Brings the schema up to date at start and goes on trying while the database is away, so that the order in which the
 * parts of the suite start does not matter. Until then the service answers, and is not ready.
 */
@NullMarked
package io.evenkeel.sync.schema;

import org.jspecify.annotations.NullMarked;
