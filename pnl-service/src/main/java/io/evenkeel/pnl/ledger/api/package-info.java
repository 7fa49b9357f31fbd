/**
 * Asks for books to be computed from nothing and tells how far that is. For admins. The work itself is a use case;
 * nothing is computed inside a request.
 */
@NullMarked
package io.evenkeel.pnl.ledger.api;

import org.jspecify.annotations.NullMarked;
