/**
 * The port through which use cases of other features write their audit entry inside their own transaction.
 */
@NullMarked
package io.evenkeel.gateway.audit.usecase;

import org.jspecify.annotations.NullMarked;
