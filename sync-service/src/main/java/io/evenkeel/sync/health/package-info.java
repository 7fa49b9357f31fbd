/** Readiness of this service beyond its database and NATS: the first reading of every account that can be read. */
@NullMarked
package io.evenkeel.sync.health;

import org.jspecify.annotations.NullMarked;
