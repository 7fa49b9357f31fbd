/**
 * The health checks that {@code /q/health/ready} shows: the gateway's own database, and the whole suite.
 */
@NullMarked
package io.evenkeel.gateway.readiness.api;

import org.jspecify.annotations.NullMarked;
