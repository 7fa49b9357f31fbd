/**
 * Logging in, going on and logging out, each in one transaction with its audit entry. Attempts are limited before any
 * work is done for them, and a refusal never tells which part of it was wrong.
 */
@NullMarked
package io.evenkeel.gateway.session.usecase;

import org.jspecify.annotations.NullMarked;
