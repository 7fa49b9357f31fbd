package io.evenkeel.verification.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** One measurement done several times. */
public final class Rounds {
    private Rounds() {}

    /** The middle one of so many results, each as its own round gives it. */
    public static double median(int rounds, Callable<Double> round) throws Exception {
        var results = new double[rounds];
        for (var i = 0; i < rounds; i++) {
            results[i] = round.call();
        }
        return middle(results);
    }

    /** The middle one. */
    public static double middle(double... results) {
        var sorted = results.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** How many a second, when so many were done since {@code nanosBefore}. */
    public static double perSecond(int count, long nanosBefore) {
        return count * 1e9 / (System.nanoTime() - nanosBefore);
    }
}
