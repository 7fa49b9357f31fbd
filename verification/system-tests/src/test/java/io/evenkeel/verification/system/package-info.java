/**
 * The whole stack as processes, seen only through {@code ./evenkeel} and the public port.
 *
 * <p>Nothing here knows a class of the services, so that a test cannot share a mistake with what it tests.
 */
package io.evenkeel.verification.system;
