/**
 * Tokens that services of the suite give each other: short, of role {@code service}, each signed with the service's own
 * key. {@link ServiceTokenSigner} makes them; a service that was given a folder of public keys accepts them. A key
 * can speak for the service it is named after and for nobody else: not for a user, not for another service. The gateway
 * refuses such tokens from outside.
 */
@NullMarked
package io.evenkeel.web.service;

import org.jspecify.annotations.NullMarked;
