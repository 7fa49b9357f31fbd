/**
 * The one public door: it lets people in, passes their calls on to the service that answers them, and says when the
 * whole suite is usable. It holds users, sessions and the audit trail in its own schema, and nothing about money. What
 * it lets through is verified again by the service behind it: the gateway is not the only guard.
 */
@NullMarked
package io.evenkeel.gateway;

import org.jspecify.annotations.NullMarked;
