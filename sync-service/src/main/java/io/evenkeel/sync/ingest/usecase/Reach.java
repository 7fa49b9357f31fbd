package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.Filter;
import io.evenkeel.sync.ingest.Window;

/**
 * What one reading of a window may take.
 *
 * @param pagesMax how many pages one list of it may have
 * @param isDivisible whether the window is divided if that is not enough
 */
record Reach(Window window, int pagesMax, boolean isDivisible) {

    /** The window as the exchange is asked for it. */
    Filter within(Filter filter) {
        return filter.between(window.from(), window.to());
    }
}
