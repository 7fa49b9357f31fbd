/** What a caller may ask the kept records for. */
@NullMarked
package io.evenkeel.sync.portfolio.usecase;

import org.jspecify.annotations.NullMarked;
