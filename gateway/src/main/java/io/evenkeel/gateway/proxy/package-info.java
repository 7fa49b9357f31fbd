/**
 * Which call goes to which service, which headers pass, which paths are refused, and when a service that fails is left
 * alone for a while. Plain rules without a framework; the sub-package for HTTP applies them.
 */
@NullMarked
package io.evenkeel.gateway.proxy;

import org.jspecify.annotations.NullMarked;
