/** Lists of what is kept, and the accounts. */
@NullMarked
package io.evenkeel.sync.portfolio.api;

import org.jspecify.annotations.NullMarked;
