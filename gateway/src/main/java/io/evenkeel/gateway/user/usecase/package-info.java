/**
 * Keeps users: passwords are hashed here and nowhere else, off the event loop and bounded, and the admin is made sure
 * of
 * at every start. Sessions ask here whether somebody is who he says.
 */
@NullMarked
package io.evenkeel.gateway.user.usecase;

import org.jspecify.annotations.NullMarked;
