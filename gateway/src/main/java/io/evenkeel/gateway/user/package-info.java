/**
 * Who may come in: name, role and the accounts granted. Plain values without a framework; use cases and sessions
 * use them. A role and a grant say different things: what one may do, and where.
 */
@NullMarked
package io.evenkeel.gateway.user;

import org.jspecify.annotations.NullMarked;
