/**
 * Passes calls on to the services behind: after the token was verified, with bounded time, connections and bodies, and
 * without headers that could fool whoever is behind. A service that is away is a 503 problem, never a wait.
 */
@NullMarked
package io.evenkeel.gateway.proxy.api;

import org.jspecify.annotations.NullMarked;
