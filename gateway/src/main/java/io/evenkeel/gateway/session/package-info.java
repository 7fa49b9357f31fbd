/**
 * A login and what follows from it: short access tokens, and refresh tokens that are used once each. The rule that
 * decides about a refresh token is here, plain and without a clock of its own.
 */
@NullMarked
package io.evenkeel.gateway.session;

import org.jspecify.annotations.NullMarked;
