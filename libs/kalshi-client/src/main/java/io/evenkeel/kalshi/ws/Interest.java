package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.MarketTicker;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wanted of a channel: everything, some markets, or nothing.
 *
 * @param markets in the order of asking; empty when everything is wanted
 */
record Interest(boolean everything, Set<MarketTicker> markets) {
    static final Interest NONE = new Interest(false, Set.of());
    static final Interest EVERYTHING = new Interest(true, Set.of());

    Interest {
        markets = Collections.unmodifiableSet(new LinkedHashSet<>(markets));
    }

    static Interest in(Collection<MarketTicker> markets) {
        return new Interest(false, new LinkedHashSet<>(markets));
    }

    boolean isNone() {
        return !everything && markets.isEmpty();
    }

    Interest plus(Collection<MarketTicker> more) {
        var all = new LinkedHashSet<>(markets);
        all.addAll(more);
        return everything ? this : new Interest(false, all);
    }

    Interest minus(Collection<MarketTicker> gone) {
        var left = new LinkedHashSet<>(markets);
        left.removeAll(gone);
        return everything ? this : new Interest(false, left);
    }

    /** The first markets only, so that no command grows without bound. */
    Interest first(int max) {
        return new Interest(
                everything, markets.stream().limit(max).collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
