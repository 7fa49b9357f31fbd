package io.evenkeel.kalshi.budget;

import java.util.random.RandomGenerator;

/** Makes every pause as short as it can be. */
public final class NoChance implements RandomGenerator {
    @Override
    public long nextLong() {
        return 0;
    }
}
