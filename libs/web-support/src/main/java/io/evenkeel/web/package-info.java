/**
 * What every service's HTTP edge shares: problem answers (RFC 9457), strict JSON, strict query parameters, pages with
 * cursors, verification of the gateway's tokens, and the one rule that limits a caller to its accounts. Resources call
 * it; models and use cases never do. Nothing here answers with a class name, a stack trace or a secret, and whatever is
 * wrong with a request is told with the name of the field that is wrong.
 */
@NullMarked
package io.evenkeel.web;

import org.jspecify.annotations.NullMarked;
