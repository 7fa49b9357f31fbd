/**
 * HTTP in for logging in, going on, logging out and asking who one is. Calls the use cases and nothing else.
 */
@NullMarked
package io.evenkeel.gateway.session.api;

import org.jspecify.annotations.NullMarked;
