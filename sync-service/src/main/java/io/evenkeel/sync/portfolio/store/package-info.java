/** Queries of what is kept. */
@NullMarked
package io.evenkeel.sync.portfolio.store;

import org.jspecify.annotations.NullMarked;
