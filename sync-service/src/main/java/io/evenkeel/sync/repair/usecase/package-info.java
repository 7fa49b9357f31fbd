/** What a consumer may ask for to repair itself. */
@NullMarked
package io.evenkeel.sync.repair.usecase;

import org.jspecify.annotations.NullMarked;
