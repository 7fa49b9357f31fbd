/**
 * Brings the service's schema up to date at start and goes on trying while the database is away, so that the order in
 * which the parts of the suite start does not matter. Whoever needs the tables waits for {@link
 * io.evenkeel.pnl.schema.Schema#whenReady}; events are held, not failed, until then.
 */
@NullMarked
package io.evenkeel.pnl.schema;

import org.jspecify.annotations.NullMarked;
