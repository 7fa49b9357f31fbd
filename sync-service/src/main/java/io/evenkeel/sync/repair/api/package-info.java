/** Tallies and events for other services and for admins. */
@NullMarked
package io.evenkeel.sync.repair.api;

import org.jspecify.annotations.NullMarked;
