/**
 * Brings the gateway's schema up to date at start and goes on trying while the database is away, so that the order in
 * which the parts of the suite start does not matter.
 */
@NullMarked
package io.evenkeel.gateway.schema;

import org.jspecify.annotations.NullMarked;
